import { names } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import { momentWords } from "../../time/day-words.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Form, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { ScopeField, TimeForm } from "./meeting-forms.tsx";
import { zoneOf } from "./member-zone.ts";
import { Place } from "./place.tsx";
import type { Meeting } from "./read-meetings.ts";
import { AGENDA_MAX } from "./write-agenda.ts";

type Props = {
  viewer: MemberViewer;
  meeting: Meeting;
  form: FormProblems;
  /** What could be talked about now, one on each line. */
  starters: readonly string[];
  videoRooms: boolean;
  /** The others, by first name. */
  others: readonly string[];
  now: Date;
};

/** One arranged meeting: its agenda, and what can be changed about it. */
export const OneMeetingPage = ({ viewer, meeting, form, starters, videoRooms, others, now }: Props) => {
  const path = `${loopPath(viewer)}/meetings/${meeting.id}`;
  const scope = meeting.repeats ? <ScopeField form={form} /> : null;
  return (
    <div class="mx-auto max-w-prose">
      <BackToLoop to={`${loopPath(viewer)}#meetings`} />
      <h1 class="page-title">Your meeting with {names(others)}</h1>
      <p class="mb-4 text-lg">
        {momentWords(meeting.startsAt, zoneOf(viewer), now)}, {minutesOf(meeting)} minutes
      </p>
      <Place place={meeting.place} />
      <ErrorSummary errors={form.errors} />
      <h2 class="section-title mt-8">Agenda</h2>
      <Form action={`${path}/agenda`} draft>
        <Textarea
          name="agenda"
          label="What you want to talk about"
          value={form.values.agenda ?? meeting.agenda ?? starters.join("\n")}
          error={form.errors.agenda}
          hint={
            meeting.agenda
              ? "Only the members of this loop see it, and all of them can change it."
              : "A few questions that fit where you are. Keep, change or replace them; only the members see it."
          }
          rows={6}
          maxlength={AGENDA_MAX}
        />
        <Button kind="quiet">Save the agenda</Button>
      </Form>
      <h2 class="section-title mt-8">Move it</h2>
      <TimeForm viewer={viewer} form={form} action={`${path}/time`} submit="Move the meeting" videoRooms={videoRooms}>
        {scope}
      </TimeForm>
      <h2 class="section-title mt-8">Call it off</h2>
      <p class="mb-3">
        Something came up? That happens. Calling it off makes room for another time, and can be taken back for a day.
      </p>
      <div class="flex flex-wrap gap-3">
        <Form action={`${path}/cancellation`}>
          <Button kind="danger">{meeting.repeats ? "Call this one off" : "Call it off"}</Button>
        </Form>
        {meeting.repeats ? (
          <Form action={`${path}/cancellation`}>
            <Button kind="danger" name="scope" value="following">
              Call off this and all that follow
            </Button>
          </Form>
        ) : null}
      </div>
    </div>
  );
};

export const minutesOf = (meeting: Meeting) => Math.round((+meeting.endsAt - +meeting.startsAt) / 60_000);
