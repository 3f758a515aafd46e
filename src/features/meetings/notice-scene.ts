import { firstName, names } from "../../access/names.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { NoticeScene } from "../../notices/notice-kind.ts";
import { firstFew } from "../../web/loop-title.ts";
import { membersOf } from "./loop-members.ts";
import "../../access/access.tables.ts";

/** The loop that a mail is about, as whoever gets it knows it. */
export type NoticedLoop = {
  loopId: LoopId;
  closed: boolean;
  /** "Amara", "Amara and Ben" */
  others: string;
  nameOf(id: ParticipantId): string;
  link: string;
};

/** The loop, if whoever gets the mail is in it; null when they have left. */
export async function noticedLoop(scene: NoticeScene, loopId: LoopId): Promise<NoticedLoop | null> {
  const { db, programId, participant, baseUrl } = scene;
  const loop = await db
    .selectFrom("loop")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .select("status")
    .executeTakeFirst();
  const members = await membersOf(db, { programId, loopId });
  if (!loop || !members.some((member) => member.id === participant.participantId)) return null;
  const others = members.filter((member) => member.id !== participant.participantId);
  return {
    loopId,
    closed: loop.status === "closed",
    others: names(firstFew(others.map((other) => firstName(other.name)))),
    nameOf: (id) => firstName(members.find((member) => member.id === id)?.name ?? "Somebody"),
    link: `${baseUrl}/programs/${programId}/loops/${loopId}#meetings`,
  };
}
