import type { LoopId } from "../../../milestones/ids.ts";
import type { Notice, NoticeKind, NoticePart, NoticeScene } from "../../../notices/notice-kind.ts";
import { letterMoment } from "../../../time/day-words.ts";
import "../meetings.tables.ts";
import { noticedLoop } from "../notice-scene.ts";
import { DID_YOU_MEET } from "../tell-plans.ts";

const DAY = 86_400_000;
/** What the link in the mail is for. */
export const NOT_HELD = "meeting-not-held";
export type HeldAnswer = "yes" | "no";

/** After its end a meeting counts as held; who was to be there is asked whether it was. */
export const heldNotices: NoticeKind = {
  kind: DID_YOU_MEET,
  title: "Did you meet?",
  why: "because the time of a meeting with you is over",
  pace: "at_once",
  async compose(scene, notices) {
    const parts = await Promise.all(notices.map((notice) => composeOne(scene, notice)));
    return parts.filter((part) => part !== null);
  },
};

async function composeOne(scene: NoticeScene, notice: Notice): Promise<NoticePart | null> {
  const { db, programId, participant, asOf, baseUrl, signer } = scene;
  const meeting = await db
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", notice.loop as LoopId)
    .where("meeting_id", "=", notice.about ?? "")
    .where("status", "=", "held")
    .where("ends_at", ">", new Date(asOf.getTime() - 7 * DAY))
    .select(["meeting_id", "loop_id", "starts_at", "ends_at"])
    .executeTakeFirst();
  const loop = meeting && (await noticedLoop(scene, meeting.loop_id));
  if (!loop || loop.closed) return null;
  const fields = {
    program: programId,
    loop: meeting.loop_id,
    meeting: meeting.meeting_id,
    participant: participant.participantId,
  };
  const until = new Date(meeting.ends_at.getTime() + 30 * DAY);
  const link = (answer: HeldAnswer) =>
    `${baseUrl}/meetings/held/${signer.sign(NOT_HELD, { ...fields, answer }, until)}`;
  const when = letterMoment(meeting.starts_at, participant.zone, asOf);
  return {
    notices: [notice.id],
    subject: `Did you and ${loop.others} meet?`,
    text: `The time of your meeting with ${loop.others} is over:\n\n${when}\n\nIt counts unless you say no. One tap is enough.\n\nYes, we met:\n${link("yes")}`,
    link: link("no"),
    action: "No, we did not",
  };
}
