import type { LoopKind } from "../../../access/access.tables.ts";
import type { Role } from "../../../milestones/activity.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Field, Form, Radios } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";
import { offeredDays } from "../life/return-day.ts";
import { ANSWERS, type Answer } from "./answer-silence.ts";

type Props = {
  action: string;
  form: FormProblems;
  now: Date;
  zone: string;
  loop: { kind: LoopKind; role: Role };
};

/** What can be answered: in a group, only its mentors pause and end it. */
export const answersFor = ({ kind, role }: Props["loop"]): Answer[] =>
  kind === "pair" || role === "mentor" ? ["fine", "paused", "met", "ending"] : ["fine", "met"];

const HINTS: Record<Answer, string> = {
  fine: "Nobody asks again for a month.",
  paused: "It goes on by itself on the day below.",
  met: "A meeting today is counted.",
  ending: "You come to a page where you can say goodbye. Nothing ends before that.",
};

export const SilenceForm = ({ action, form, now, zone, loop }: Props) => {
  const days = offeredDays(now, zone);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <Form action={action}>
        <Radios
          name="answer"
          label="How is it?"
          value={form.values.answer}
          error={form.errors.answer}
          options={answersFor(loop).map((value) => ({ value, label: ANSWERS[value], hint: HINTS[value] }))}
          required
        />
        {answersFor(loop).includes("paused") ? (
          <Field
            name="until"
            type="date"
            label="Back on, if you take a break"
            min={days.first}
            value={form.values.until ?? days.usual}
            error={form.errors.until}
            oneOf
          />
        ) : null}
        <Button>Answer</Button>
      </Form>
    </>
  );
};
