import type { CoordinatorViewer } from "../../access/viewer.ts";
import { dayWords } from "../../time/day-words.ts";
import { momentOf } from "../../time/zoned-time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form, Select, Textarea } from "../../ui/field.tsx";
import { emptyForm, type FormProblems } from "../../web/form.ts";
import { KINDS } from "./interventions.tables.ts";
import type { Logged } from "./read-interventions.ts";

type ListProps = { viewer: CoordinatorViewer; all: Logged[]; action: string; back: string; now: Date };

/** What coordinators did: the day, how, who, and their words; the own ones can be forgotten. */
export const InterventionList = ({ viewer, all, action, back, now }: ListProps) => (
  <ul class="mb-3 grid gap-3">
    {all.map((one) => (
      <li>
        <strong>{KINDS[one.kind]}</strong>{" "}
        <span class="quiet text-sm">
          {dayOfNote(one.happened_on, viewer.program.timezone, now)}, {one.by ?? "a former coordinator"}
        </span>
        {one.note ? <span class="block whitespace-pre-line break-words">{one.note}</span> : null}
        {one.logged_by === viewer.account.userId ? (
          <>
            <Button kind="ghost" small dialog={`forget-${one.intervention_id}`}>
              Forget this
            </Button>
            <Dialog
              id={`forget-${one.intervention_id}`}
              title="Forget this note?"
              action={
                <form method="post" action={`${action}/${one.intervention_id}/removal`}>
                  <input type="hidden" name="back" value={back} />
                  <Button kind="danger">Forget it</Button>
                </form>
              }
            >
              <p>The other coordinators will not see it any more.</p>
            </Dialog>
          </>
        ) : null}
      </li>
    ))}
  </ul>
);

type FormProps = { action: string; back: string; id: string; today: string; form?: FormProblems };

/** `id`: of the note, so that sending it twice keeps it once. */
export const InterventionForm = ({ action, back, id, today, form = emptyForm() }: FormProps) => (
  <Form action={action}>
    <input type="hidden" name="id" value={form.values.id ?? id} />
    <input type="hidden" name="back" value={form.values.back ?? back} />
    <Select
      id="intervention-kind"
      name="kind"
      label="What you did"
      value={form.values.kind}
      error={form.errors.kind}
      options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
      required
    />
    <Field
      id="intervention-day"
      name="happenedOn"
      type="date"
      label="When"
      max={today}
      value={form.values.happenedOn ?? today}
      error={form.errors.happenedOn}
      required
    />
    <Textarea
      id="intervention-note"
      name="note"
      label="In a few words"
      hint="Coordinators read it, nobody else."
      rows={2}
      maxlength={500}
      value={form.values.note}
      error={form.errors.note}
    />
    <Button kind="quiet">Log it</Button>
  </Form>
);

function dayOfNote(day: string, zone: string, now: Date): string {
  const noon = momentOf(`${day}T12:00`, zone);
  return noon ? dayWords(noon, zone, now) : day;
}
