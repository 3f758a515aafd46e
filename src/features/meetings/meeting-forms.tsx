import type { MemberViewer } from "../../access/viewer.ts";
import { zoneWords } from "../../progress/turn-words.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { PLACE_MAX } from "./meeting-time.ts";
import { isZone } from "./zoned-time.ts";

/** The zone in which this member reads and types times. */
export const zoneOf = ({ participant, program }: MemberViewer) =>
  [participant.timezone, program.timezone].find(isZone) ?? "UTC";

type TimeForm = { viewer: MemberViewer; form: FormProblems; action: string; submit: string };

/** When, how long and where: to arrange a meeting, and to move one. */
export const TimeForm = ({ viewer, form, action, submit }: TimeForm) => (
  <Form action={action}>
    <Field
      name="start"
      type="datetime-local"
      label="Day and time"
      value={form.values.start}
      error={form.errors.start}
      hint={`In your time, ${zoneWords(zoneOf(viewer))}. The others see it in theirs.`}
      required
    />
    <Field
      name="minutes"
      type="number"
      min="15"
      max="240"
      label="Minutes"
      value={form.values.minutes ?? "60"}
      error={form.errors.minutes}
      hint="From 15 to 240."
      required
    />
    <Field
      name="place"
      maxlength={PLACE_MAX}
      label="Place or video link"
      value={form.values.place}
      error={form.errors.place}
      hint="Only the members of this loop see it."
    />
    <Button type="submit">{submit}</Button>
  </Form>
);

/** A meeting that took place outside of here, on a day that is not today. */
export const ElsewhereForm = ({ viewer, form }: { viewer: MemberViewer; form: FormProblems }) => (
  <Form action={`${loopPath(viewer)}/meetings/elsewhere`}>
    <Field name="day" type="date" label="Day" value={form.values.day} error={form.errors.day} required />
    <Button type="submit">Count this meeting</Button>
  </Form>
);
