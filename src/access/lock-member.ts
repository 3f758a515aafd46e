import type { ParticipantId } from "../milestones/ids.ts";
import type { Tx } from "../store/store.ts";
import "./access.tables.ts";
import type { MemberViewer } from "./viewer.ts";

/**
 * Locks somebody's membership of a loop until the transaction ends: a button pressed twice waits here for itself, and then
 * sees what the first press did. False: they are no member now, and nothing is locked.
 */
export async function lockMember(
  tx: Tx,
  { program, loop }: Pick<MemberViewer, "program" | "loop">,
  member: ParticipantId,
): Promise<boolean> {
  const row = await tx
    .selectFrom("loop_member")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("participant_id", "=", member)
    .where("removed_at", "is", null)
    .select("participant_id")
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
