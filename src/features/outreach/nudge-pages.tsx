import type { Program } from "../../access/viewer.ts";
import type { DueNudge } from "../../outreach/nudges/find-due.ts";
import type { KeptNudge } from "../../outreach/nudges/keep-nudge.ts";
import { dayWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorSummary, Field, Form, Select } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { LetterFields, subjectWords } from "./letter-fields.tsx";

export type NudgeLine = KeptNudge & { due: DueNudge[]; all: boolean; messages: number; last: Date | null };
type ListProps = { program: Program; nudges: NudgeLine[]; now: Date };
/** How many of those due are named; the others are counted. */
const NAMED = 12;
/** More than so many are not counted: this page is looked at often, by whoever has a million people, too. */
export const COUNTED = 100;

/** The nudges: which run, who would get one today, and what they have sent. */
export const NudgesPage = ({ program, nudges, now }: ListProps) => {
  const base = `/programs/${program.programId}/outreach/nudges`;
  return (
    <div class="max-w-3xl">
      <p class="mb-2">
        <a href={`/programs/${program.programId}/outreach`}>All outreach</a>
      </p>
      <div class="mb-4 flex flex-wrap items-center gap-3">
        <h1 class="page-title mb-0 flex-1">Nudges</h1>
        <Button href={`${base}/new`}>Write a nudge</Button>
      </div>
      <p class="quiet mb-6">
        A nudge writes by itself to whoever’s turn it is, after so many days at a milestone. It is off until you switch
        it on. Who does something has answered and is left in peace; nobody gets two messages within 3 days.
      </p>
      {nudges.length === 0 ? <p>There is none yet.</p> : null}
      <ul class="grid gap-4">
        {nudges.map((nudge) => (
          <li class="sheet">
            <Line {...{ program, nudge, now, base }} />
          </li>
        ))}
      </ul>
    </div>
  );
};

const Line = ({ program, nudge, now, base }: Omit<ListProps, "nudges"> & { nudge: NudgeLine; base: string }) => {
  const stage = program.pathway.stages.find((one) => one.id === nudge.stage);
  const mine = `${base}/${nudge.nudge_id}`;
  return (
    <>
      <h2 class="mb-1 text-lg">
        {stage?.name ?? nudge.stage}, after {daysWords(nudge.days)}{" "}
        <Badge label={nudge.running ? "On" : "Off"} tone={nudge.running ? "done" : undefined} />
      </h2>
      <p class="mb-2">{subjectWords(nudge.subject)}</p>
      <Due nudge={nudge} program={program} />
      <p class="quiet mb-3 text-sm">
        {nudge.last ? (
          <>
            <a href={`${mine}/log`}>{nudge.messages === 1 ? "One message" : `${nudge.messages} messages`} so far</a>,
            the last {dayWords(nudge.last, program.timezone, now)}.
          </>
        ) : (
          "It has sent nothing yet."
        )}
      </p>
      <div class="flex flex-wrap gap-2">
        <Switch {...{ nudge, mine }} />
        <Button kind="quiet" href={mine}>
          Change
        </Button>
        {nudge.running ? null : (
          <>
            <Button kind="ghost" dialog={`forget-${nudge.nudge_id}`}>
              Forget it
            </Button>
            <Dialog
              id={`forget-${nudge.nudge_id}`}
              title="Forget this nudge?"
              action={
                <form method="post" action={`${mine}/removal`}>
                  <Button kind="danger">Forget it</Button>
                </form>
              }
            >
              <p class="break-words">“{subjectWords(nudge.subject)}” is gone then. What it has sent stays sent.</p>
            </Dialog>
          </>
        )}
      </div>
    </>
  );
};

/** On asks first where somebody is due: they are written to at once. */
const Switch = ({ nudge, mine }: { nudge: NudgeLine; mine: string }) => {
  const [n, id] = [nudge.due.length, `switch-on-${nudge.nudge_id}`];
  const form = (words: string) => (
    <form method="post" action={`${mine}/running`}>
      <Button kind={nudge.running ? "quiet" : "primary"} name="on" value={nudge.running ? "0" : "1"}>
        {words}
      </Button>
    </form>
  );
  if (nudge.running || n === 0) return form(nudge.running ? "Switch off" : "Switch on");
  return (
    <>
      <Button dialog={id}>Switch on…</Button>
      <Dialog id={id} title="Switch this nudge on?" keep="Leave it off" action={form("Switch it on")}>
        <p>
          {nudge.all ? "" : "At least "}
          {n === 1 ? "1 person gets" : `${n} people get`} it in a moment; whoever is due later, then.
        </p>
      </Dialog>
    </>
  );
};

/** The dry run: who would get which step now. */
const Due = ({ nudge, program }: { nudge: NudgeLine; program: Program }) => {
  const n = nudge.due.length;
  if (n === 0 && nudge.all) return <p class="quiet mb-2 text-sm">Nobody is due today.</p>;
  if (n === 0) return <p class="quiet mb-2 text-sm">Nobody of the first 2,000 people there is due today.</p>;
  return (
    <details class="mb-2 text-sm">
      <summary class="cursor-pointer py-1">
        {nudge.all ? "" : "At least "}
        {n === 1 ? (nudge.all ? "One person" : "one person") : `${n} people`}{" "}
        {nudge.running ? "will get it in a moment" : "would get it today"}
      </summary>
      <ul class="mt-1 ml-5 list-disc">
        {nudge.due.slice(0, NAMED).map((one) => (
          <li>
            <a href={`/programs/${program.programId}/participants/${one.participantId}`}>{one.name}</a>, {one.days} days
            there: message {one.step + 1} of {nudge.days.length}
          </li>
        ))}
        {n > NAMED ? (
          <li>
            and {nudge.all ? "" : "at least "}
            {n - NAMED} more
          </li>
        ) : null}
      </ul>
    </details>
  );
};

type FormPageProps = { program: Program; action: string; title: string; form: FormProblems };

export const NudgeFormPage = ({ program, action, title, form }: FormPageProps) => (
  <div class="mx-auto max-w-2xl">
    <p class="mb-2">
      <a href={`/programs/${program.programId}/outreach/nudges`}>All nudges</a>
    </p>
    <h1 class="page-title">{title}</h1>
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <Select
        name="stage"
        label="For people at"
        value={form.values.stage}
        error={form.errors.stage}
        options={program.pathway.stages.map((stage) => ({ value: stage.id, label: stage.name }))}
        required
      />
      <Field
        name="days"
        label="After how many days"
        value={form.values.days}
        error={form.errors.days}
        hint="One to three numbers, such as 7, 14, 21: each a message, until they do something."
        required
      />
      <LetterFields form={form} />
      <Button>Keep it</Button>
    </Form>
  </div>
);

export const daysWords = (days: readonly number[]) =>
  `${new Intl.ListFormat("en-GB", { type: "conjunction" }).format(days.map(String))} ${days.at(-1) === 1 ? "day" : "days"}`;
