import type { Reading } from "../../../access/reading.ts";
import type { Program } from "../../../access/viewer.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { ErrorSummary, Field, Form, Select } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";

type ListProps = { program: Program; readings: Reading[]; form: FormProblems };

/** What the program recommends to read, and the way to recommend more. */
export const ReadingPage = ({ program, readings, form }: ListProps) => {
  const base = `/programs/${program.programId}/settings/reading`;
  return (
    <div class="mx-auto max-w-2xl">
      <p class="mb-2">
        <a href={`/programs/${program.programId}/settings`}>Settings</a>
      </p>
      <h1 class="page-title">Recommended reading</h1>
      <p class="mb-5">
        Participants find these under “Worth reading” on their home page, above the guide: those that fit their role and
        where they stand.
      </p>
      {readings.length === 0 ? <p class="quiet mb-6">Nothing is recommended yet.</p> : null}
      <ul class="rows mb-8">
        {readings.map((one, index) => (
          <li class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span class="min-w-0 flex-1 basis-56">
              <a class="break-words" href={one.url} rel="noopener noreferrer">
                {one.title}
              </a>
              <span class="quiet block text-sm">{whoReads(one, program)}</span>
            </span>
            <span class="flex flex-wrap gap-1">
              {index > 0 ? (
                <form method="post" action={`${base}/${one.reading_id}/up`}>
                  <Button kind="ghost" label={`Move up: ${one.title}`}>
                    Up
                  </Button>
                </form>
              ) : null}
              <Button kind="ghost" href={`${base}/${one.reading_id}`} label={`Change: ${one.title}`}>
                Change
              </Button>
              <Button kind="ghost" dialog={`remove-${one.reading_id}`} label={`Remove: ${one.title}`}>
                Remove
              </Button>
              <Dialog
                id={`remove-${one.reading_id}`}
                title="Recommend this no more?"
                action={
                  <form method="post" action={`${base}/${one.reading_id}/removal`}>
                    <Button kind="danger">Remove</Button>
                  </form>
                }
              >
                <p class="break-words">{one.title}</p>
              </Dialog>
            </span>
          </li>
        ))}
      </ul>
      <section aria-labelledby="more">
        <h2 class="section-title" id="more">
          Recommend something
        </h2>
        <ReadingForm action={base} program={program} form={form} button="Recommend it" />
      </section>
    </div>
  );
};

type OneProps = { program: Program; id: string; form: FormProblems };

export const OneReadingPage = ({ program, id, form }: OneProps) => {
  const base = `/programs/${program.programId}/settings/reading`;
  return (
    <div class="mx-auto max-w-2xl">
      <p class="mb-2">
        <a href={base}>Recommended reading</a>
      </p>
      <h1 class="page-title">Change what is recommended</h1>
      <ReadingForm action={`${base}/${id}`} program={program} form={form} button="Save" />
    </div>
  );
};

type FormProps = { action: string; program: Program; form: FormProblems; button: string };

const ReadingForm = ({ action, program, form, button }: FormProps) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <Field name="title" label="Title" value={form.values.title} error={form.errors.title} maxlength={120} required />
      <Field
        name="url"
        label="Address"
        type="url"
        value={form.values.url}
        error={form.errors.url}
        hint="Of a page, a film or a document on the web: https://…"
        maxlength={1_000}
        required
      />
      <div class="grid gap-x-6 sm:grid-cols-2">
        <Select
          name="role"
          label="For"
          value={form.values.role}
          error={form.errors.role}
          options={[
            { value: "mentor", label: "Mentors" },
            { value: "mentee", label: "Mentees" },
          ]}
          empty="Both"
        />
        <Select
          name="stage"
          label="At"
          value={form.values.stage}
          error={form.errors.stage}
          options={program.pathway.stages.map((stage) => ({ value: stage.id, label: stage.name }))}
          empty="Any milestone"
        />
      </div>
      <Button>{button}</Button>
    </Form>
  </>
);

const WHO = { mentor: "Mentors", mentee: "Mentees" };

function whoReads({ role, stage }: Reading, { pathway }: Program): string {
  const name = pathway.stages.find((one) => one.id === stage)?.name;
  return `${role ? WHO[role] : "Everybody"}${stage === null ? "" : ` at ${name ?? "a milestone that is gone"}`}`;
}
