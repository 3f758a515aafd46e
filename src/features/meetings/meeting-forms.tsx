import type { Child } from "hono/jsx";
import type { MemberViewer } from "../../access/viewer.ts";
import { zoneWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, Field, Form, Radios, Select } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { PLACE_MAX } from "./meeting-time.ts";
import { zoneOf } from "./member-zone.ts";

type TimeForm = {
  viewer: MemberViewer;
  form: FormProblems;
  action: string;
  submit: string;
  /** Can the program open a video room? */
  videoRooms: boolean;
  /** What else can be said about the meeting. */
  children?: Child;
};

/** When, how long and where: to arrange a meeting, and to move one. */
export const TimeForm = ({ viewer, form, action, submit, videoRooms, children }: TimeForm) => (
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
    <PlaceFields form={form} videoRooms={videoRooms} />
    {children}
    <Button type="submit">{submit}</Button>
  </Form>
);

/** Where to meet: typed, or a video room of the program's when it has any. */
export const PlaceFields = ({ form, videoRooms }: { form: FormProblems; videoRooms: boolean }) => (
  <>
    <Field
      name="place"
      maxlength={PLACE_MAX}
      label="Place or video link"
      value={form.values.place}
      error={form.errors.place}
      hint="Only the members of this loop see it."
    />
    {videoRooms ? (
      <Checkbox
        name="video"
        label="Make a video room for us"
        hint="When no place is given. Its address is on the loop’s page."
        checked={form.values.video !== ""}
      />
    ) : null}
  </>
);

/** How often a new meeting repeats: once, unless they say otherwise. */
export const RepeatFields = ({ form }: { form: FormProblems }) => (
  <div class="grid gap-x-4 sm:grid-cols-2">
    <Select
      name="every"
      label="Repeat"
      value={form.values.every}
      error={form.errors.every}
      empty="Only once"
      options={[
        { value: "1", label: "Every week" },
        { value: "2", label: "Every 2 weeks" },
        { value: "4", label: "Every 4 weeks" },
      ]}
    />
    <Field
      name="times"
      type="number"
      min="2"
      max="12"
      label="How many, if it repeats"
      value={form.values.times ?? "6"}
      error={form.errors.times}
    />
  </div>
);

/** Of a meeting that repeats: only this one, or the following ones, too. */
export const ScopeField = ({ form }: { form: FormProblems }) => (
  <Radios
    name="scope"
    label="Which ones"
    required
    value={form.values.scope || "one"}
    error={form.errors.scope}
    options={[
      { value: "one", label: "Only this one" },
      { value: "following", label: "This one and all that follow" },
    ]}
  />
);

/** A meeting that took place outside of here, on a day that is not today. */
export const ElsewhereForm = ({ viewer, form }: { viewer: MemberViewer; form: FormProblems }) => (
  <Form action={`${loopPath(viewer)}/meetings/elsewhere`}>
    <Field name="day" type="date" label="Day" value={form.values.day} error={form.errors.day} required />
    <Button type="submit">Count this meeting</Button>
  </Form>
);
