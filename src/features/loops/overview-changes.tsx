import type { Program } from "../../access/viewer.ts";
import { COORDINATOR_CLOSING_REASONS } from "../../progress/loop-reasons.ts";
import { Button } from "../../ui/button.tsx";
import { Form, Select, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { PauseFields } from "./life/pause-page.tsx";
import type { Overview } from "./read-overview.ts";

/** The forms of a loop's page, by what they do. */
export type OpenForm = "pause" | "closure" | "reopening" | "description" | "members" | null;

/** `open`: which of the forms came back. */
type Props = { program: Program; loop: Overview; form: FormProblems; open: OpenForm; now: Date };

/** What a coordinator can do with a loop: pause it and go on, close it, open it again. */
export const OverviewChanges = ({ program, loop, form, open, now }: Props) => {
  const base = `/programs/${program.programId}/loops/${loop.loop_id}`;
  const none: FormProblems = { errors: {}, values: {} };
  if (loop.status === "closed") {
    return (
      <section class="mt-8" id="reopening">
        <form method="post" action={`${base}/reopening`}>
          {open === "reopening" ? <input type="hidden" name="anyway" value="1" /> : null}
          <Button kind="quiet">{open === "reopening" ? "Open it again anyway" : "Open it again"}</Button>
        </form>
      </section>
    );
  }
  return (
    <section class="mt-8 space-y-3" aria-label="Changes">
      {loop.status === "paused" ? (
        <form method="post" action={`${base}/resumption`}>
          <Button>Go on now</Button>
        </form>
      ) : null}
      <details id="pause" open={open === "pause" || undefined}>
        <summary class="cursor-pointer py-2 font-semibold">
          {loop.status === "paused" ? "Move the day of return" : "Pause this loop"}
        </summary>
        <Form action={`${base}/pause`} class="mt-3">
          <PauseFields form={open === "pause" ? form : none} now={now} zone={program.timezone} optional />
          <Button>{loop.status === "paused" ? "Move it" : "Pause"}</Button>
        </Form>
      </details>
      <details id="closure" open={open === "closure" || undefined}>
        <summary class="cursor-pointer py-2 font-semibold">Close this loop</summary>
        <Form action={`${base}/closure`} class="mt-3">
          <p class="mb-3">Its members can read it afterwards, and are asked for a last word. You can open it again.</p>
          <Select
            name="reason"
            id="closure-reason"
            label="Why"
            value={open === "closure" ? form.values.reason : undefined}
            error={open === "closure" ? form.errors.reason : undefined}
            options={Object.entries(COORDINATOR_CLOSING_REASONS).map(([value, label]) => ({ value, label }))}
            empty="No reason given"
          />
          <Textarea
            name="message"
            label="A word to them"
            value={open === "closure" ? form.values.message : undefined}
            error={open === "closure" ? form.errors.message : undefined}
            hint="Both read it on the page of their loop."
            maxlength={2_000}
            rows={3}
          />
          <Button kind="danger">Close it</Button>
        </Form>
      </details>
    </section>
  );
};
