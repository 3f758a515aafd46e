import { PAUSE_REASONS } from "../../../progress/loop-reasons.ts";
import { zoneWords } from "../../../time/day-words.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Field, Form, Select } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";
import { offeredDays } from "./return-day.ts";

type FieldsProps = { form: FormProblems; now: Date; zone: string; optional?: boolean };

/** Until when, and why if they like: the same for a member and a coordinator. */
export const PauseFields = ({ form, now, zone, optional }: FieldsProps) => {
  const days = offeredDays(now, zone);
  return (
    <>
      <Field
        name="until"
        type="date"
        label="Back on"
        min={days.first}
        value={form.values.until ?? (optional ? "" : days.usual)}
        error={form.errors.until}
        hint={`In the morning of that day (${zoneWords(zone)}) it goes on by itself, and both get a mail.${optional ? " Without a day it rests until somebody goes on." : ""}`}
        required={!optional}
      />
      <Select
        name="reason"
        label="Why"
        value={form.values.reason}
        error={form.errors.reason}
        hint={optional ? "It is kept with the loop." : "The coordinator sees this."}
        options={Object.entries(PAUSE_REASONS).map(([value, label]) => ({ value, label }))}
        empty={optional ? "No reason" : "I keep that to myself"}
      />
    </>
  );
};

type Props = Omit<FieldsProps, "optional"> & { action: string; with_: string; back: string; again: boolean };

/** A member takes a break, or moves the end of one. */
export const PausePage = ({ form, now, zone, action, with_, back, again }: Props) => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">{again ? "Move your return" : `Pause with ${with_}`}</h1>
    <p class="mb-5">
      {again
        ? "The pause goes on until the day you choose."
        : "While you pause, days do not count and nobody is reminded of anything. Nothing is lost, and you can still write to each other."}
    </p>
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <PauseFields form={form} now={now} zone={zone} />
      <div class="flex flex-wrap gap-3">
        <Button>{again ? "Move it" : "Pause"}</Button>
        <Button href={back} kind="ghost">
          Go back
        </Button>
      </div>
    </Form>
  </div>
);
