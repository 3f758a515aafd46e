import type { Program } from "../../../access/viewer.ts";
import { COORDINATOR_CLOSING_REASONS } from "../../../progress/loop-reasons.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Form, Radios, Select, Textarea } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";
import { listed } from "../../../web/loop-title.ts";
import type { Chosen } from "./choose-loops.ts";
import type { Bulk } from "./close-loops.ts";

/** So many are named; further ones are behind a click. */
const NAMED = 12;

type AskProps = { program: Program; id: string; loops: Chosen[]; form: FormProblems; back: string };

/** Before several loops are closed: which ones, why, and what their members are asked. */
export const AskClosurePage = ({ program, id, loops, form, back }: AskProps) => {
  const base = `/programs/${program.programId}/loops`;
  const [closed, open] = [
    loops.filter((one) => one.status === "closed"),
    loops.filter((one) => one.status !== "closed"),
  ];
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">{open.length === 1 ? "Close this loop?" : `Close these ${open.length} loops?`}</h1>
      <p class="mb-3">
        Their members can read them afterwards, and are asked for a last word to each other. You can open them again.
      </p>
      <Titles loops={open} />
      {closed.length > 0 ? (
        <p class="quiet mb-4">
          {listed(closed.map((one) => one.title))} {closed.length === 1 ? "is" : "are"} closed already.
        </p>
      ) : null}
      <ErrorSummary errors={form.errors} />
      <Form action={`${base}/closure`}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="back" value={back} />
        {open.map((one) => (
          <input type="hidden" name="loop" value={one.id} />
        ))}
        <Select
          name="reason"
          label="Why"
          value={form.values.reason}
          error={form.errors.reason}
          options={Object.entries(COORDINATOR_CLOSING_REASONS).map(([value, label]) => ({ value, label }))}
          empty="No reason given"
        />
        <Radios
          name="survey"
          label="Ask each of them how it was, all in all?"
          value={form.values.survey ?? "yes"}
          error={form.errors.survey}
          options={[
            { value: "yes", label: "Ask", hint: "One question by mail and on their home page; you read the answers." },
            { value: "no", label: "Don’t ask", hint: "They are told that it has ended, and no more." },
          ]}
          required
        />
        <Textarea
          name="message"
          label="A word to them"
          value={form.values.message}
          error={form.errors.message}
          hint="All of them read the same words, on the page of their loop."
          maxlength={2_000}
          rows={3}
        />
        <div class="flex flex-wrap gap-3">
          <Button kind="danger">{open.length === 1 ? "Close it" : `Close ${open.length} loops`}</Button>
          <Button kind="quiet" href={`${base}${back}`}>
            Keep {open.length === 1 ? "it" : "them"} open
          </Button>
        </div>
      </Form>
    </div>
  );
};

/** What came of it: what is closed now, what was not, and the way back. */
export const ClosedPage = ({ program, bulk, back }: { program: Program; bulk: Bulk; back: string }) => {
  const base = `/programs/${program.programId}/loops`;
  const { closed, opened, refused, gone } = bulk;
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">
        {closed.length > 0 || opened.length === 0 ? `${counted(closed)} closed` : `${counted(opened)} open again`}
      </h1>
      <Titles loops={closed.length > 0 ? closed : opened} />
      {closed.length > 0 && opened.length > 0 ? <Group title="Open again" loops={opened} /> : null}
      {refused.length > 0 ? <Group title="Closed before, by somebody else" loops={refused} /> : null}
      {gone > 0 ? (
        <p class="quiet mb-4">{gone === 1 ? "One was not found any more." : `${gone} were not found any more.`}</p>
      ) : null}
      <div class="mt-6 flex flex-wrap gap-3">
        <Button href={`${base}${back}`}>Back to the list</Button>
        {closed.length > 0 ? (
          <form method="post" action={`${base}/closures/${bulk.id}/undoing`}>
            <input type="hidden" name="back" value={back} />
            <Button kind="quiet">{closed.length === 1 ? "Open it again" : `Open these ${closed.length} again`}</Button>
          </form>
        ) : null}
      </div>
    </div>
  );
};

const counted = (loops: Chosen[]) => (loops.length === 1 ? "1 loop is" : `${loops.length} loops are`);

const Group = ({ title, loops }: { title: string; loops: Chosen[] }) => (
  <section>
    <h2 class="section-title">{title}</h2>
    <Titles loops={loops} />
  </section>
);

const Titles = ({ loops }: { loops: Chosen[] }) => (
  <>
    <ul class="mb-4 ml-5 list-disc">
      {loops.slice(0, NAMED).map((one) => (
        <li class="break-words">{one.title}</li>
      ))}
    </ul>
    {loops.length > NAMED ? (
      <details class="mb-4">
        <summary class="cursor-pointer py-2">and {loops.length - NAMED} more</summary>
        <ul class="ml-5 list-disc">
          {loops.slice(NAMED).map((one) => (
            <li class="break-words">{one.title}</li>
          ))}
        </ul>
      </details>
    ) : null}
  </>
);
