import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import "./kudos.tables.ts";

/**
 * Says whether everybody in the program may see kudos. Whoever gave them decides to publish; whoever got them can keep
 * them back, and let them go again. Both have to want it. False when they are neither. A second call changes nothing.
 */
export async function publishKudos(
  log: Log,
  { program, participant, loop }: MemberViewer,
  kudosId: string,
  forEverybody: boolean,
): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const kudos = await tx
      .selectFrom("kudos")
      .where("program_id", "=", program.programId)
      .where("loop_id", "=", loop.loopId)
      .where("kudos_id", "=", kudosId)
      .where("deleted_at", "is", null)
      .select(["author_id", "recipient_id"])
      .forUpdate()
      .executeTakeFirst();
    const isAuthor = kudos?.author_id === participant.participantId;
    if (!isAuthor && kudos?.recipient_id !== participant.participantId) return false;
    await tx
      .updateTable("kudos")
      .set(isAuthor ? { published: forEverybody } : { withheld_at: forEverybody ? null : log.now() })
      .where("program_id", "=", program.programId)
      .where("loop_id", "=", loop.loopId)
      .where("kudos_id", "=", kudosId)
      .execute();
    await refreshMembers(log.store, tx, program.programId, loop.loopId);
    return true;
  });
}
