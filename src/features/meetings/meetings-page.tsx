import type { Context } from "hono";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { ErrorSummary } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { MeetingList, type OpenForm } from "./meeting-list.tsx";
import { meetingTime } from "./meeting-time.ts";
import { zoneOf } from "./member-zone.ts";
import { clashWords, readElsewhere } from "./other-meetings.ts";
import { readPlan } from "./read-plan.ts";
import { placeFor, readVideoBase } from "./video-room.ts";

/** Who does it, where, and whose clock the times were read from: what every verb here needs. */
export const about = (viewer: MemberViewer) => ({
  programId: viewer.program.programId,
  loopId: viewer.loop.loopId,
  by: viewer.participant.participantId,
  zone: zoneOf(viewer),
});

/** The meetings on a page of their own; `open`: with a form that could not be taken (422), as it was typed. */
export async function showMeetings(log: Log, c: Context, viewer: MemberViewer, form: FormProblems, open?: OpenForm) {
  if (open) c.status(422);
  const now = log.now();
  const meetings = await readPlan(log.store.db, viewer, now);
  return c.render(
    <div class="mx-auto max-w-prose">
      <BackToLoop to={`${loopPath(viewer)}#meetings`} />
      <h1 class="page-title">Meetings</h1>
      <ErrorSummary errors={form.errors} />
      {form.values.agenda ? <pre class="mb-5 whitespace-pre-wrap font-[inherit]">{form.values.agenda}</pre> : null}
      <MeetingList viewer={viewer} meetings={meetings} form={form} now={now} open={open} />
    </div>,
    { title: "Meetings" },
  );
}

/** Where to meet, as the form says: a place, or a video room that is made now. */
export const placeOf = async (
  log: Log,
  viewer: MemberViewer,
  typed: { place?: string | undefined; video?: string | undefined },
) => placeFor(await readVideoBase(log.store.db, viewer), typed);

/** What else they have at that time, to be said after it was taken: " You meet Ben at 14:30 then." */
export async function clashNote(log: Log, viewer: MemberViewer, typed: { start: string; minutes: number }) {
  const time = meetingTime({ ...typed, zone: zoneOf(viewer) }, new Date(0));
  if ("refused" in time) return "";
  const elsewhere = await readElsewhere(log.store.db, viewer, log.now());
  const words = clashWords(time.startsAt, time.endsAt, elsewhere, zoneOf(viewer));
  return words ? ` ${words}` : "";
}
