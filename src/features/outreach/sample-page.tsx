import type { Account, Program } from "../../access/viewer.ts";
import type { ProgramSample, SampleVersions } from "../../outreach/sample-versions/samples-of.ts";
import { dayWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Form, Select } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { Example } from "./example-letter.tsx";
import { LetterFields, sampleWords } from "./letter-fields.tsx";

type Props = Omit<SampleVersions, "sample"> & {
  sample: ProgramSample;
  program: Program;
  account: Account;
  form: FormProblems;
  /** Somebody else was faster. */
  overtaken: boolean;
  now: Date;
};

/** One sample: its words, how they read, and the versions before. */
export const SamplePage = ({ sample, project, versions, program, account, form, overtaken, now }: Props) => {
  const list = `/programs/${program.programId}/outreach/samples`;
  const home = `${list}/${encodeURIComponent(sample.id)}`;
  return (
    <>
      <Top list={list} title={sampleWords(sample)} />
      <div class="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          <ErrorSummary errors={form.errors} />
          {overtaken ? (
            <p class="mb-4">
              <a href={`${home}/versions/${sample.version}`}>See what stands there now</a>
            </p>
          ) : null}
          <Form action={home} answersWithPage>
            <input type="hidden" name="from" value={form.values.from ?? ""} />
            {sample.own ? <WrittenFor form={form} program={program} /> : null}
            <LetterFields form={form} />
            <Button>Keep these words</Button>
          </Form>
          {sample.own || sample.worded ? (
            <form method="post" action={`${home}/clearing`} class="mt-4">
              <Button kind="ghost">{sample.own ? "Delete this sample" : "Back to the project’s own words"}</Button>
            </form>
          ) : null}
        </div>
        <div class="grid content-start gap-8">
          <Example {...{ program, account }} subject={form.values.subject ?? ""} body={form.values.body ?? ""} />
          <History {...{ sample, project, versions, home, program, now }} />
        </div>
      </div>
    </>
  );
};

/** A sample of the program's own, still to be written. */
export const NewSamplePage = ({ program, account, form }: Pick<Props, "program" | "account" | "form">) => {
  const list = `/programs/${program.programId}/outreach/samples`;
  return (
    <>
      <Top list={list} title="Write a sample" />
      <div class="max-w-2xl">
        <ErrorSummary errors={form.errors} />
        <Form action={`${list}/new`} answersWithPage>
          <input type="hidden" name="id" value={form.values.id ?? ""} />
          <WrittenFor form={form} program={program} />
          <LetterFields form={form} />
          <Button>Keep it</Button>
        </Form>
        {form.values.body ? (
          <div class="mt-8">
            <Example {...{ program, account }} subject={form.values.subject ?? ""} body={form.values.body} />
          </div>
        ) : null}
      </div>
    </>
  );
};

const Top = ({ list, title }: { list: string; title: string }) => (
  <>
    <p class="mb-2">
      <a href={list}>All samples</a>
    </p>
    <h1 class="page-title break-words">{title}</h1>
  </>
);

const WrittenFor = ({ form, program }: { form: FormProblems; program: Program }) => (
  <div class="grid gap-x-4 sm:grid-cols-2">
    <Select
      name="stage"
      label="For people at"
      value={form.values.stage}
      error={form.errors.stage}
      empty="Any milestone"
      options={program.pathway.stages.map((stage) => ({ value: stage.id, label: stage.name }))}
    />
    <Select
      name="role"
      label="For"
      value={form.values.role}
      error={form.errors.role}
      options={[
        { value: "any", label: "Mentors and mentees" },
        { value: "mentor", label: "Mentors" },
        { value: "mentee", label: "Mentees" },
      ]}
      required
    />
  </div>
);

type HistoryProps = Pick<Props, "sample" | "project" | "versions" | "program" | "now"> & { home: string };
const SHOWN = 30;

/** What it said before, and who changed it when. */
const History = ({ sample, project, versions, home, program, now }: HistoryProps) => {
  if (versions.length === 0) return <p class="quiet text-sm">These are the words that come with the project.</p>;
  const inUse = sample.worded ? sample.version : 0;
  return (
    <section aria-labelledby="versions">
      <h2 class="section-title" id="versions">
        Versions
      </h2>
      <ol class="grid">
        {versions.slice(0, SHOWN).map((one) => (
          <li class="py-1.5">
            {one.subject === null ? (
              project ? (
                "Back to the project’s own words"
              ) : (
                "Deleted"
              )
            ) : (
              <a class="inline-block py-1" href={`${home}/versions/${one.version}`}>
                Version {one.version}
              </a>
            )}
            {one.again ? `, as version ${one.again}` : ""}
            <span class="quiet">
              {" "}
              · {one.by ?? "somebody who left"}, {dayWords(one.made_at, program.timezone, now)}
              {one.version === inUse ? " · in use" : ""}
            </span>
          </li>
        ))}
        {project ? (
          <li class="py-1.5">
            <a class="inline-block py-1" href={`${home}/versions/0`}>
              The project’s own words
            </a>
            {inUse === 0 ? <span class="quiet"> · in use</span> : null}
          </li>
        ) : null}
      </ol>
    </section>
  );
};
