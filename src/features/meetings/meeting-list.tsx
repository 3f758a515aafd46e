import type { MemberViewer } from "../../access/viewer.ts";
import { dayWords, firstName, momentWords, names } from "../../progress/turn-words.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { LoopMember } from "./loop-members.ts";
import { ElsewhereForm, RepeatFields, TimeForm } from "./meeting-forms.tsx";
import { zoneOf } from "./member-zone.ts";
import { clashWords, type Elsewhere } from "./other-meetings.ts";
import { Place } from "./place.tsx";
import { ProposalCard } from "./proposals/proposal-card.tsx";
import type { Meeting } from "./read-meetings.ts";
import type { Plan } from "./read-plan.ts";

/** `open`: which of the forms stands open, because something in it has to be changed. */
export type OpenForm = "arrange" | "elsewhere" | "nothing";
type Scene = { viewer: MemberViewer; meetings: Plan; form: FormProblems; now: Date; open?: OpenForm | undefined };

/** For so long the last meeting that the clock has counted is shown openly, so that it can be put right. */
const RECENT_MS = 3 * 86_400_000;

/** What waits to be picked, what is to come, what was, and the forms to arrange and to count a meeting. */
export const MeetingList = ({ viewer, meetings, form, now, open }: Scene) => {
  const writable = viewer.loop.status !== "closed";
  const path = `${loopPath(viewer)}/meetings`;
  const { proposal } = meetings;
  const recent = meetings.held.find(({ endsAt, elsewhere }) => !elsewhere && +now - +endsAt < RECENT_MS);
  const earlier = meetings.held.filter((meeting) => meeting !== recent || !writable);
  return (
    <div class="space-y-4">
      {meetings.coming.length === 0 ? (
        <p class="quiet">{nothingAhead(writable, meetings.held.length > 0)}</p>
      ) : (
        <ul class="space-y-3">
          {meetings.coming.map((meeting) => (
            <Coming viewer={viewer} meeting={meeting} elsewhere={meetings.elsewhere} now={now} />
          ))}
        </ul>
      )}
      {writable && meetings.calledOff.length > 0 ? (
        <ul class="space-y-2">
          {meetings.calledOff.map((meeting) => (
            <CalledOff viewer={viewer} meeting={meeting} now={now} />
          ))}
        </ul>
      ) : null}
      {writable && proposal ? (
        <div id="arrange">
          <ProposalCard
            viewer={viewer}
            proposal={proposal}
            members={meetings.members}
            elsewhere={meetings.elsewhere}
            now={now}
          />
        </div>
      ) : null}
      {writable && (
        <>
          <div id={proposal ? undefined : "arrange"} class="space-y-4">
            {proposal ? null : (
              <Button href={`${path}/proposals/new`} kind={meetings.coming.length > 0 ? "quiet" : "primary"}>
                Propose times
              </Button>
            )}
            <details open={open === "arrange" || undefined} data-keep-folded>
              <summary class="btn btn-quiet">Arrange a meeting</summary>
              <div class="mt-3">
                <TimeForm
                  viewer={viewer}
                  form={form}
                  action={path}
                  submit="Arrange it"
                  videoRooms={meetings.videoRooms}
                >
                  <RepeatFields form={form} />
                </TimeForm>
              </div>
            </details>
          </div>
          <Form action={`${path}/elsewhere`}>
            <Button kind="quiet">We met elsewhere today</Button>
          </Form>
          <details open={open === "elsewhere" || undefined} data-keep-folded>
            <summary class="min-h-11 py-2">We met on another day</summary>
            <ElsewhereForm viewer={viewer} form={form} />
          </details>
        </>
      )}
      <p class="text-sm">
        <a href={`/programs/${viewer.program.programId}/availability`}>When you can meet</a>
        {" · "}
        <a href={`/programs/${viewer.program.programId}/calendar`}>In your calendar</a>
      </p>
      {writable && recent ? (
        <div class="sheet">
          <p class="quiet text-sm">This meeting counts as held:</p>
          <ul>
            <Held viewer={viewer} meeting={recent} members={meetings.members} now={now} />
          </ul>
        </div>
      ) : null}
      {writable && meetings.notMet.length > 0 ? (
        <ul class="space-y-2">
          {meetings.notMet.map((meeting) => (
            <NotMet viewer={viewer} meeting={meeting} now={now} />
          ))}
        </ul>
      ) : null}
      {earlier.length > 0 && (
        <details data-keep-folded>
          <summary class="min-h-11 py-2">Meetings held</summary>
          <ul class="mt-2 space-y-2">
            {earlier.map((meeting) => (
              <Held viewer={viewer} meeting={meeting} members={meetings.members} now={now} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

type One = { viewer: MemberViewer; meeting: Meeting; now: Date };

const Coming = ({ viewer, meeting, elsewhere, now }: One & { elsewhere: readonly Elsewhere[] }) => (
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
const CalledOff = ({ viewer, meeting, now }: One) => (
  <li class="flex flex-wrap items-center gap-x-3">
    <span class="quiet">Called off: {momentWords(meeting.startsAt, zoneOf(viewer), now)}</span>
    <Form action={`${loopPath(viewer)}/meetings/${meeting.id}/return`}>
      <Button kind="ghost" small label={`Arrange it again: ${momentWords(meeting.startsAt, zoneOf(viewer), now)}`}>
        Arrange it again
      </Button>
    </Form>
  </li>
);

const nothingAhead = (writable: boolean, met: boolean): string => {
  if (!writable) return "No meeting is to come.";
  return met ? "Your next meeting is not arranged yet." : "No meeting is arranged yet.";
};

/** "We did not meet" can be taken back for a day. */
const NotMet = ({ viewer, meeting, now }: Omit<One, "meeting"> & { meeting: Plan["notMet"][number] }) => (
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

const Held = ({ viewer, meeting, members, now }: One & { members: readonly LoopMember[] }) => (
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
