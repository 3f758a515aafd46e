import { v7 as uuidv7 } from "uuid";
import { lockMember } from "../../access/lock-member.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { tell } from "../../notices/tell.ts";
import "../../access/access.tables.ts";
import type { Badge } from "./kudos.tables.ts";

export type NewKudos = { recipient: ParticipantId; badge: Badge; note: string | null; published: boolean };

/** Gives kudos to another member. False when the recipient is not one. The same kudos within a minute are one. */
export async function giveKudos(log: Log, viewer: MemberViewer, kudos: NewKudos): Promise<boolean> {
  const { program, participant, loop } = viewer;
  const at = log.now();
  const mine = { program_id: program.programId, loop_id: loop.loopId };
  return log.store.transaction(async (tx) => {
    if (kudos.recipient === participant.participantId || !(await lockMember(tx, viewer, kudos.recipient))) return false;
    const again = await tx
      .selectFrom("kudos")
      .where("program_id", "=", mine.program_id)
      .where("loop_id", "=", mine.loop_id)
      .where("author_id", "=", participant.participantId)
      .where("recipient_id", "=", kudos.recipient)
      .where("badge", "=", kudos.badge)
      .where("deleted_at", "is", null)
      .where("given_at", ">", new Date(at.getTime() - 60_000))
      .select("kudos_id")
      .executeTakeFirst();
    if (again) return true;
    const kudosId = uuidv7();
    await tx
      .insertInto("kudos")
      .values({
        ...mine,
        kudos_id: kudosId,
        author_id: participant.participantId,
        recipient_id: kudos.recipient,
        badge: kudos.badge,
        note: kudos.note,
        published: kudos.published,
        given_at: at,
      })
      .execute();
    await log.record(tx, program.programId, {
      kind: "kudos.given",
      loop: loop.loopId,
      actor: participant.participantId,
      badge: kudos.badge,
    });
    await tell(tx, program.programId, {
      kind: "kudos",
      to: kudos.recipient,
      loop: loop.loopId,
      about: kudosId,
      key: kudosId,
      at,
    });
    return true;
  });
}
