import { fillIn, type MailText, wordsOf } from "../../../mail/mail-text.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Notice, NoticeKind, NoticePart, NoticeScene } from "../../../notices/notice-kind.ts";
import { letterMoment, momentWords } from "../../../time/day-words.ts";
import "../meetings.tables.ts";
import { noticedLoop } from "../notice-scene.ts";
import { REMINDER, versionKey } from "../tell-plans.ts";

const HOUR = 3_600_000;

/** A day and an hour before a meeting. Both at once (a server that was away) are one mail. */
export const reminderNotices: NoticeKind = {
  kind: REMINDER,
  title: "Reminders of meetings",
  why: "because you have a meeting soon",
  pace: "at_once",
  urgent: true,
  async compose(scene, notices) {
    const parts: NoticePart[] = [];
    for (const [meeting, same] of Map.groupBy(notices, (notice) => notice.about ?? "")) {
      const part = await composeOne(scene, meeting, same);
      if (part) parts.push(part);
    }
    return parts;
  },
};

/** What it says; a mail that tells participants something begins and ends in the same way, whatever it is about. */
export const reminderText: MailText = {
  id: "reminder",
  title: "Reminder of a meeting",
  when: "To everybody in a loop, a day and an hour before they meet.",
  fields: {
    partners: "Amara",
    when: "Tuesday 10 March, 14:00 (Europe/Lisbon)",
    how_soon: "Soon",
    program_name: "Spring cohort",
  },
  needs: ["when"],
  around: {
    before: "Hello Lena,",
    after:
      "Open the meeting:\nhttps://cairn.example/programs/…\n\nYou get this mail from Spring cohort because you have a meeting soon.",
  },
  subject: "{{how_soon}}: your meeting with {{partners}}",
  body: `You meet {{partners}}:

{{when}}

Where and what about is on your page. If you can’t make it, move it there: {{partners}} will know at once.`,
};

async function composeOne(scene: NoticeScene, id: string, notices: readonly Notice[]): Promise<NoticePart | null> {
  const meeting = await scene.db
    .selectFrom("meeting")
    .where("program_id", "=", scene.programId)
    .where("loop_id", "=", (notices[0] as Notice).loop as LoopId)
    .where("meeting_id", "=", id)
    .where("status", "=", "arranged")
    .where("starts_at", ">", scene.asOf)
    .select(["meeting_id", "loop_id", "calendar_uid", "sequence", "starts_at"])
    .executeTakeFirst();
  if (!meeting) return null;
  const version = versionKey({ uid: meeting.calendar_uid ?? meeting.meeting_id, sequence: meeting.sequence });
  const present = notices.filter((notice) => notice.key.startsWith(`${version}:`));
  const loop = await noticedLoop(scene, meeting.loop_id);
  if (present.length === 0 || !loop || loop.closed) return null;
  const soon = +meeting.starts_at - +scene.asOf <= HOUR;
  const words = fillIn(await wordsOf(scene.db, scene.programId, reminderText), {
    partners: loop.others,
    when: letterMoment(meeting.starts_at, scene.participant.zone, scene.asOf),
    how_soon: soon ? "Soon" : momentWords(meeting.starts_at, scene.participant.zone, scene.asOf),
    program_name: scene.programName,
  });
  return {
    notices: present.map((notice) => notice.id),
    subject: words.subject,
    text: words.body,
    link: loop.link,
    action: "Open the meeting",
    alone: true,
  };
}
