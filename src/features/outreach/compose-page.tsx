import { MERGE_FIELDS, merge } from "../../outreach/merge.ts";
import type { Recipient } from "../../outreach/recipients.ts";
import { type Sample, suited } from "../../outreach/samples.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { ErrorSummary, Field, Form, Select, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";

type Props = {
  base: string;
  recipients: Recipient[];
  samples: Sample[];
  milestone: string;
  form: FormProblems;
  /** Made once for each message: sending the same form again does not send again. */
  id: string;
};

/** To whom, what, and how the first of them will read it. */
export const ComposePage = ({ base, recipients, samples, milestone, form, id }: Props) => {
  const reached = recipients.filter((person) => person.email !== null);
  const first = reached[0];
  return (
    <>
      <h1 class="page-title">Reach out</h1>
      <ToWhom recipients={recipients} />
      <div class="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          <Form action={`${base}/new`} method="get">
            <Who recipients={recipients} milestone={milestone} />
            <div class="flex flex-wrap items-end gap-3">
              <div class="min-w-0 flex-1 basis-60">
                <Select
                  name="sample"
                  label="Start from"
                  value={form.values.sample ?? ""}
                  empty="An empty page"
                  options={suited(samples, milestone || null, first?.role ?? null).map((sample) => ({
                    value: sample.id,
                    label: sample.subject.replaceAll(/[{}]/g, "").replaceAll("_", " "),
                  }))}
                />
              </div>
              <div class="mb-4">
                <Button kind="quiet">Take it</Button>
              </div>
            </div>
          </Form>
          <ErrorSummary errors={form.errors} />
          <Form action={`${base}/preview`} answersWithPage>
            <Who recipients={recipients} milestone={milestone} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="sample" value={form.values.sample ?? ""} />
            <Field
              name="subject"
              label="Subject"
              value={form.values.subject}
              error={form.errors.subject}
              maxlength={200}
              required
            />
            <Textarea
              name="body"
              label="Text"
              value={form.values.body}
              error={form.errors.body}
              rows={12}
              hint="What stands in braces is filled in for each person."
              required
            />
            <details class="mb-4">
              <summary class="quiet cursor-pointer text-sm">What can be filled in</summary>
              <ul class="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
                {MERGE_FIELDS.map((field) => (
                  <li>
                    <code>{`{{${field}}}`}</code>
                  </li>
                ))}
              </ul>
            </details>
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

/** The last look: each letter as it will arrive. */
export const PreviewPage = ({ base, recipients, milestone, form, id }: Omit<Props, "samples">) => {
  const reached = recipients.filter((person) => person.email !== null);
  const shown = reached.slice(0, 50);
  const hidden = (
    <>
      <Who recipients={recipients} milestone={milestone} />
      <input type="hidden" name="id" value={id} />
      {["sample", "subject", "body"].map((name) => (
        <input type="hidden" name={name} value={form.values[name] ?? ""} />
      ))}
    </>
  );
  return (
    <>
      <h1 class="page-title">Before it goes</h1>
      <ToWhom recipients={recipients} />
      <div class="mb-6 flex flex-wrap gap-3">
        <Form action={base}>
          {hidden}
          <Button>{reached.length === 1 ? "Send it" : `Send to ${reached.length} people`}</Button>
        </Form>
        <Form action={`${base}/edit`} answersWithPage>
          {hidden}
          <Button kind="quiet">Change the words</Button>
        </Form>
      </div>
      <ul class="grid grid-cols-1 gap-6 lg:grid-cols-2">
        {shown.map((person) => (
          <li>
            <h2 class="mb-2 font-semibold">{person.name}</h2>
            <Letter subject={form.values.subject ?? ""} body={form.values.body ?? ""} person={person} />
          </li>
        ))}
      </ul>
      {reached.length > shown.length ? (
        <p class="quiet mt-4">And {reached.length - shown.length} more, filled in the same way.</p>
      ) : null}
    </>
  );
};

const Letter = ({ subject, body, person }: { subject: string; body: string; person: Recipient }) => (
  <div class="sheet">
    <p class="mb-3 font-semibold">{merge(subject, person.values)}</p>
    <p class="break-words whitespace-pre-line">{merge(body, person.values)}</p>
  </div>
);

const Who = ({ recipients, milestone }: { recipients: Recipient[]; milestone: string }) => (
  <>
    {recipients.map((person) => (
      <input type="hidden" name="to" value={person.participantId} />
    ))}
    <input type="hidden" name="milestone" value={milestone} />
  </>
);

const ToWhom = ({ recipients }: { recipients: Recipient[] }) => {
  const unreachable = recipients.filter((person) => person.email === null);
  const away = recipients.filter((person) => person.email !== null && !person.active);
  const shown = recipients.slice(0, 12).map((person) => person.name);
  return (
    <div class="mb-6 grid gap-3">
      <p>
        To {shown.join(", ")}
        {recipients.length > shown.length ? ` and ${recipients.length - shown.length} more` : ""}.
      </p>
      {unreachable.length > 0 ? (
        <Callout kind="problem">
          <p>No address, so no mail: {unreachable.map((person) => person.name).join(", ")}.</p>
        </Callout>
      ) : null}
      {away.length > 0 ? (
        <Callout>
          <p>
            Not in Cairn yet:{" "}
            {away
              .slice(0, 12)
              .map((person) => person.name)
              .join(", ")}
            {away.length > 12 ? ` and ${away.length - 12} more` : ""}. The link asks them to sign in; invite them first.
          </p>
        </Callout>
      ) : null}
    </div>
  );
};
