import { firstName, names } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import { dayWords, momentWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import { loopPath } from "../../web/loop-path.ts";
import type { LoopMember } from "./loop-members.ts";
import { zoneOf } from "./member-zone.ts";
import { clashWords, type Elsewhere } from "./other-meetings.ts";
import { Place } from "./place.tsx";
import type { Meeting } from "./read-meetings.ts";
import type { Plan } from "./read-plan.ts";

/** One meeting in a list, and what can be done about it while the loop is not closed. */
type One = { viewer: MemberViewer; meeting: Meeting; now: Date };

export const ComingRow = ({ viewer, meeting, elsewhere, now }: One & { elsewhere: readonly Elsewhere[] }) => (
  <li>
    <time class="font-semibold" datetime={meeting.startsAt.toISOString()} title={meeting.startsAt.toISOString()}>
      {momentWords(meeting.startsAt, zoneOf(viewer), now)}
    </time>
    <span>, {Math.round((+meeting.endsAt - +meeting.startsAt) / 60_000)} minutes</span>
    {meeting.repeats && <span class="quiet"> · repeats</span>}
    <Place place={meeting.place} />
    {meeting.agenda && <p class="quiet line-clamp-2 whitespace-pre-line text-sm">{meeting.agenda}</p>}
    <Warning words={clashWords(meeting.startsAt, meeting.endsAt, elsewhere, zoneOf(viewer))} />
    {viewer.loop.status !== "closed" && (
      <p>
        <a class="inline-flex min-h-11 items-center" href={`${loopPath(viewer)}/meetings/${meeting.id}`}>
          {meeting.agenda ? "Agenda, move or call off" : "Write an agenda, move or call off"}
        </a>
      </p>
    )}
  </li>
);

/** Calling off can be taken back for a day, while its time is still to come. */
export const CalledOffRow = ({ viewer, meeting, now }: One) => (
  <li class="flex flex-wrap items-center gap-x-3">
    <span class="quiet">Called off: {momentWords(meeting.startsAt, zoneOf(viewer), now)}</span>
    <Form action={`${loopPath(viewer)}/meetings/${meeting.id}/return`}>
      <Button kind="ghost" small label={`Arrange it again: ${momentWords(meeting.startsAt, zoneOf(viewer), now)}`}>
        Arrange it again
      </Button>
    </Form>
  </li>
);

/** "We did not meet" can be taken back for a day. */
export const NotMetRow = ({ viewer, meeting, now }: Omit<One, "meeting"> & { meeting: Plan["notMet"][number] }) => (
  <li class="flex flex-wrap items-center gap-x-3">
    <span class="quiet">Does not count: {dayWords(meeting.startsAt, zoneOf(viewer), now)}</span>
    <Form action={`${loopPath(viewer)}/meetings/${meeting.id}/counting`}>
      <Button kind="ghost" small label={`We did meet ${dayWords(meeting.startsAt, zoneOf(viewer), now)}`}>
        We did meet
      </Button>
    </Form>
  </li>
);

const thoseOf = (ids: readonly string[], members: readonly LoopMember[]) =>
  `with ${names(members.filter((member) => ids.includes(member.id)).map((member) => firstName(member.name)))}`;

export const HeldRow = ({ viewer, meeting, members, now }: One & { members: readonly LoopMember[] }) => (
  <li class="flex flex-wrap items-center gap-2">
    <time datetime={meeting.startsAt.toISOString()} title={meeting.startsAt.toISOString()}>
      {dayWords(meeting.startsAt, zoneOf(viewer), now)}
    </time>
    {meeting.elsewhere && <span class="quiet">elsewhere</span>}
    {meeting.attendees && <span class="quiet">{thoseOf(meeting.attendees, members)}</span>}
    {viewer.loop.status !== "closed" && members.length > 2 ? (
      <a href={`${loopPath(viewer)}/meetings/${meeting.id}/attendance`}>
        Who was there?<span class="sr-only"> {dayWords(meeting.startsAt, zoneOf(viewer), now)}</span>
      </a>
    ) : null}
    {viewer.loop.status !== "closed" && (
      <Form action={`${loopPath(viewer)}/meetings/${meeting.id}/taking-back`}>
        <button class="btn btn-ghost btn-sm" type="submit">
          We did not meet
          <span class="sr-only"> {dayWords(meeting.startsAt, zoneOf(viewer), now)}</span>
        </button>
      </Form>
    )}
  </li>
);

const Warning = ({ words }: { words: string | null }) => (words ? <p class="text-sm">{words}</p> : null);
