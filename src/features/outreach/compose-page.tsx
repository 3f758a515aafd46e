import { fingerprint } from "../../insights/insight.ts";
import { merge, mergeSubject } from "../../outreach/merge.ts";
import type { Whom } from "../../outreach/outreach.tables.ts";
import type { Recipient } from "../../outreach/recipients.ts";
import { type Sample, suited } from "../../outreach/samples.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { ErrorSummary, Form, Select } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { LetterFields, sampleWords } from "./letter-fields.tsx";
import { Chosen, ToWhom, WhomFields } from "./whom-fields.tsx";

export type Typed = { subject: string; body: string };
type Props = {
  base: string;
  /** The words that a sample was taken over. */
  before?: Typed | undefined;
  /** Those who were chosen, and those who get it for that. */
  people: readonly string[];
  recipients: Recipient[];
  whom: Whom;
  samples: Sample[];
  milestone: string;
  /** At which all of them stand, or null: the samples for it come first. */
  stage: string | null;
  form: FormProblems;
  /** Made once for each message: sending the same form again does not send again. */
  id: string;
};

/** To whom, what, and how the first of them will read it. */
export const ComposePage = ({ base, people, recipients, whom, samples, milestone, stage, form, id, before }: Props) => {
  const first = recipients.find((person) => person.email !== null);
  return (
    <>
      <h1 class="page-title">Reach out</h1>
      <ToWhom recipients={recipients} whom={whom} />
      <div class="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          <ErrorSummary errors={form.errors} />
          <Form action={`${base}/preview`} answersWithPage draft={fingerprint([...people, milestone])}>
            {/* What Enter does in a field: never to take a sample over what is typed. */}
            <button type="submit" hidden />
            <Chosen people={people} milestone={milestone} />
            <input type="hidden" name="id" value={id} />
            <WhomFields whom={whom} />
            <p class="mb-4">
              <Button kind="quiet" small formaction={`${base}/new`} name="take" value="whom">
                Show who that is
              </Button>
            </p>
            <div class="flex flex-wrap items-end gap-3">
              <div class="min-w-0 flex-1 basis-60">
                <Select
                  name="sample"
                  label="Start from"
                  value={form.values.sample ?? ""}
                  empty="An empty page"
                  options={suited(samples, { stage, role: first?.role ?? null }).map((sample) => ({
                    value: sample.id,
                    label: sampleWords(sample),
                  }))}
                />
              </div>
              <div class="mb-4">
                <Button kind="quiet" formaction={`${base}/new`} name="take" value="sample">
                  Take it
                </Button>
              </div>
            </div>
            <ForOthers recipients={recipients} sample={samples.find((one) => one.id === form.values.sample)} />
            {before ? <PutBack base={base} before={before} /> : null}
            <LetterFields form={form} />
            <Button>See it for each person</Button>
          </Form>
        </div>
        {first && form.values.body ? (
          <section aria-labelledby="reads">
            <h2 class="section-title" id="reads">
              {first.name} will read
            </h2>
            <Letter subject={form.values.subject ?? ""} body={form.values.body} person={first} />
          </section>
        ) : null}
      </div>
    </>
  );
};

/** Some of them are not those for whom the sample is written: nobody finds out from the mail of the first. */
const ForOthers = ({ recipients, sample }: { recipients: Recipient[]; sample: Sample | undefined }) => {
  if (!sample || sample.role === "any") return null;
  const other = sample.role === "mentor" ? "mentee" : "mentor";
  const n = recipients.filter((one) => one.role === other).length;
  if (n === 0) return null;
  return (
    <div class="mb-4">
      <Callout>
        <p>
          This sample is written for {sample.role}s, and{" "}
          {n === 1 ? `1 of them is a ${other}` : `${n} of them are ${other}s`}.
        </p>
      </Callout>
    </div>
  );
};

/** A sample was taken over words that somebody typed; they are not lost. */
const PutBack = ({ base, before }: { base: string; before: Typed }) => (
  <div class="mb-4">
    <Callout>
      <p class="mb-2">The sample stands where your own words were.</p>
      <input type="hidden" name="was_subject" value={before.subject} />
      <input type="hidden" name="was_body" value={before.body} />
      <Button kind="quiet" small formaction={`${base}/new`} name="take" value="back">
        Put my words back
      </Button>
    </Callout>
  </div>
);

export const Letter = ({ subject, body, person }: { subject: string; body: string; person: Recipient }) => (
  <div class="sheet">
    <p class="mb-3 font-semibold break-words">{mergeSubject(subject, person.values)}</p>
    <p class="break-words whitespace-pre-line">{merge(body, person.values)}</p>
  </div>
);
