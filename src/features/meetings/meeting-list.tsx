import type { MemberViewer } from "../../access/viewer.ts";
import { dayWords, momentWords } from "../../progress/turn-words.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { ElsewhereForm, TimeForm, zoneOf } from "./meeting-forms.tsx";
import type { Meeting, Meetings } from "./read-meetings.ts";

/** `open`: which of the forms stands open, because something in it has to be changed. */
type Scene = {
  viewer: MemberViewer;
  meetings: Meetings;
  form: FormProblems;
  now: Date;
  open?: "arrange" | "elsewhere";
};

/** What is to come, what was, and the forms to arrange and to count a meeting. */
export const MeetingList = ({ viewer, meetings, form, now, open }: Scene) => {
  const writable = viewer.loop.status !== "closed";
  const path = `${loopPath(viewer)}/meetings`;
  return (
    <div class="space-y-4">
      {meetings.coming.length === 0 ? (
        <p class="quiet">{writable ? "No meeting is arranged yet." : "No meeting is to come."}</p>
      ) : (
        <ul class="space-y-3">
          {meetings.coming.map((meeting) => (
            <Coming viewer={viewer} meeting={meeting} now={now} />
          ))}
        </ul>
      )}
      {writable && (
        <>
          <details open={open === "arrange" || undefined}>
            <summary class="btn">Arrange a meeting</summary>
            <div id="arrange" class="mt-3">
              <TimeForm viewer={viewer} form={form} action={path} submit="Arrange it" />
            </div>
          </details>
          <Form action={`${path}/elsewhere`}>
            <Button type="submit">We met elsewhere today</Button>
          </Form>
          <details open={open === "elsewhere" || undefined}>
            <summary>We met on another day</summary>
            <ElsewhereForm viewer={viewer} form={form} />
          </details>
        </>
      )}
      {meetings.held.length > 0 && (
        <details>
          <summary>Meetings held</summary>
          <ul class="mt-2 space-y-2">
            {meetings.held.map((meeting) => (
              <Held viewer={viewer} meeting={meeting} now={now} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

type One = { viewer: MemberViewer; meeting: Meeting; now: Date };

const Coming = ({ viewer, meeting, now }: One) => (
  <li>
    <time class="font-semibold" datetime={meeting.startsAt.toISOString()} title={meeting.startsAt.toISOString()}>
      {momentWords(meeting.startsAt, zoneOf(viewer), now)}
    </time>
    <span>, {Math.round((+meeting.endsAt - +meeting.startsAt) / 60_000)} minutes</span>
    <Place place={meeting.place} />
    {viewer.loop.status !== "closed" && (
      <p>
        <a href={`${loopPath(viewer)}/meetings/${meeting.id}`}>Move or call off</a>
      </p>
    )}
  </li>
);

const Held = ({ viewer, meeting, now }: One) => (
  <li class="flex flex-wrap items-center gap-2">
    <time datetime={meeting.startsAt.toISOString()} title={meeting.startsAt.toISOString()}>
      {dayWords(meeting.startsAt, zoneOf(viewer), now)}
    </time>
    {meeting.elsewhere && <span class="quiet">elsewhere</span>}
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

const Place = ({ place }: { place: string | null }) => {
  if (!place) return null;
  const isLink = /^https?:\/\/\S+$/i.test(place) && URL.canParse(place);
  return (
    <p class="break-words">
      {isLink ? (
        <a href={place} rel="noopener noreferrer nofollow">
          {place}
        </a>
      ) : (
        place
      )}
    </p>
  );
};
