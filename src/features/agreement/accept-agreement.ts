import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import "./agreement.tables.ts";

export type Acceptance = { programId: ProgramId; loopId: LoopId; by: ParticipantId };

/** Says yes to the mentoring agreement. False when they had said so before. The log refuses it in a closed loop. */
export async function acceptAgreement(log: Log, { programId, loopId, by }: Acceptance): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const accepted = await tx
      .insertInto("agreement")
      .values({ program_id: programId, loop_id: loopId, participant_id: by, accepted_at: log.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (Number(accepted.numInsertedOrUpdatedRows ?? 0) === 0) return false;
    await log.record(tx, programId, { kind: "agreement.accepted", loop: loopId, actor: by });
    return true;
  });
}
