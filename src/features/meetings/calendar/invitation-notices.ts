import { sql } from "kysely";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Notice, NoticeKind, NoticePart, NoticeScene } from "../../../notices/notice-kind.ts";
import "../../../notices/notices.tables.ts";
import { letterMoment } from "../../../time/day-words.ts";
import type { NoticedLoop } from "../notice-scene.ts";
import { noticedLoop } from "../notice-scene.ts";
import "../meetings.tables.ts";
import { INVITATION, LEFT, versionKey } from "../tell-plans.ts";
import { addressOf, uidAt } from "./calendar-address.ts";
import { type CalendarEvent, invitationOf } from "./calendar-event.ts";

/** Invitations to meetings, and what changes about them: one mail for each version that still holds. */
export const invitationNotices = ({ from }: { from: string }): NoticeKind => ({
  kind: INVITATION,
  title: "Invitations to meetings",
  why: "because a meeting with you was arranged, moved or called off",
  pace: "at_once",
  urgent: true,
  afterwards: true,
  async compose(scene, notices) {
    const parts: NoticePart[] = [];
    for (const [uid, same] of Map.groupBy(notices, (notice) => notice.about ?? "")) {
      // Who left and came back again since, hears of what came last.
      const left = same.at(-1)?.key.endsWith(LEFT) ?? false;
      const part = await (left ? takeOut : composeOne)(scene, uid, same, from);
      if (part) parts.push(part);
    }
    return parts;
  },
});

/**
 * A notice of an older version says nothing: the present one has a notice of its own. So nobody is sent a version
 * twice, and what changes quickly is sent as it is in the end.
 */
async function composeOne(scene: NoticeScene, uid: string, notices: readonly Notice[], from: string) {
  const meeting = await latestVersion(scene, (notices[0] as Notice).loop as LoopId, uid);
  if (!meeting || meeting.ends_at <= scene.asOf) return null;
  const key = versionKey({ uid, sequence: meeting.sequence });
  if (!notices.some((notice) => notice.key === key)) return null;
  const loop = await noticedLoop(scene, meeting.loop_id);
  if (!loop || meeting.status === "held") return null;
  const cancelled = meeting.status === "cancelled" || meeting.out_of_calendars;
  if (loop.closed && !cancelled) return null;
  const known = await wasInvited(scene, uid);
  // Never heard of it: then there is nothing to take out of their calendar.
  if (cancelled && !known) return null;
  const { participant, asOf, baseUrl, programName } = scene;
  const event: CalendarEvent = {
    uid: uidAt(uid, baseUrl),
    sequence: meeting.sequence,
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    createdAt: meeting.created_at,
    summary: `Mentoring with ${loop.others}`,
    link: loop.link,
    cancelled,
  };
  const organizer = { ...addressOf(from), name: programName };
  const attendee = { name: participant.name, email: participant.email };
  return {
    notices: notices.map((notice) => notice.id),
    ...words(scene, loop, meeting, known),
    link: loop.link,
    action: meeting.status === "cancelled" ? "Find another time" : "Open your meetings",
    alone: true,
    calendar: invitationOf(event, { organizer, attendee }, asOf),
  } satisfies NoticePart;
}

/** Takes a meeting out of the calendar of somebody who has left. Of the others it says nothing any more. */
async function takeOut(scene: NoticeScene, uid: string, notices: readonly Notice[], from: string) {
  const last = notices.at(-1) as Notice;
  const loopId = last.loop as LoopId;
  const meeting = await latestVersion(scene, loopId, uid);
  if (!meeting || meeting.ends_at <= scene.asOf || (await noticedLoop(scene, loopId))) return null;
  const { participant, asOf, baseUrl, programName } = scene;
  const link = `${baseUrl}/programs/${scene.programId}`;
  const event: CalendarEvent = {
    uid: uidAt(uid, baseUrl),
    sequence: Number(last.key.slice(`${uid}:`.length, -LEFT.length)),
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    createdAt: meeting.created_at,
    summary: `Mentoring in ${programName}`,
    link,
    cancelled: true,
  };
  const organizer = { ...addressOf(from), name: programName };
  const when = letterMoment(meeting.starts_at, participant.zone, asOf);
  return {
    notices: notices.map((notice) => notice.id),
    subject: `A meeting that is no longer yours, ${when}`,
    text: `You are no longer in the loop that meets then, so your calendar can let it go:\n\n${when}`,
    link,
    action: `Open ${programName}`,
    alone: true,
    calendar: invitationOf(event, { organizer, attendee: { name: participant.name, email: participant.email } }, asOf),
  } satisfies NoticePart;
}

type Meeting = NonNullable<Awaited<ReturnType<typeof latestVersion>>>;

/** What a reader without a calendar needs to know. */
function words({ participant, asOf }: NoticeScene, loop: NoticedLoop, meeting: Meeting, known: boolean) {
  const when = letterMoment(meeting.starts_at, participant.zone, asOf);
  const minutes = Math.round((+meeting.ends_at - +meeting.starts_at) / 60_000);
  if (meeting.out_of_calendars) {
    return {
      subject: `Your meeting with ${loop.others} is off`,
      text: `Your loop with ${loop.others} was closed, so this meeting is off:\n\n${when}`,
    };
  }
  if (meeting.status === "cancelled") {
    return {
      subject: `Called off: your meeting with ${loop.others}`,
      text: `Your meeting with ${loop.others} is called off. It was to be:\n\n${when}\n\nYou can propose other times on your page.`,
    };
  }
  const where = meeting.has_place ? "\n\nWhere you meet is on your page." : "";
  return {
    subject: `${known ? "Changed: your" : "Your"} meeting with ${loop.others}, ${when}`,
    text: `Your meeting with ${loop.others} ${known ? "has changed. It is now" : "is arranged"}:\n\n${when}, ${minutes} minutes${where}`,
  };
}

async function latestVersion({ db, programId }: NoticeScene, loopId: LoopId, uid: string) {
  return db
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where((eb) => eb.or([eb("meeting_id", "=", uid), eb("calendar_uid", "=", uid)]))
    .orderBy("sequence", "desc")
    .orderBy("meeting_id", "desc")
    .limit(1)
    .select(["loop_id", "status", "sequence", "starts_at", "ends_at", "created_at", "out_of_calendars"])
    .select(sql<boolean>`place is not null`.as("has_place"))
    .executeTakeFirst();
}

async function wasInvited({ db, programId, participant }: NoticeScene, uid: string): Promise<boolean> {
  const sent = await db
    .selectFrom("notice")
    .where("program_id", "=", programId)
    .where("participant_id", "=", participant.participantId)
    .where("kind", "=", INVITATION)
    .where("about", "=", uid)
    .where("outcome", "=", "sent")
    .select("notice_id")
    .executeTakeFirst();
  return sent !== undefined;
}
