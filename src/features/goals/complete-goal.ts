import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { GoalId } from "./goals.tables.ts";

/** Brings one's own goal to its end. False when it is not this member's, or was completed before. */
export async function completeGoal(
  log: Log,
  { program, participant, loop }: MemberViewer,
  goalId: GoalId,
): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const completed = await tx
      .updateTable("goal")
      .set({ completed_at: log.now() })
      .where("program_id", "=", program.programId)
      .where("goal_id", "=", goalId)
      .where("loop_id", "=", loop.loopId)
      .where("owner_id", "=", participant.participantId)
      .where("completed_at", "is", null)
      .executeTakeFirst();
    if (Number(completed.numUpdatedRows) === 0) return false;
    await log.record(tx, program.programId, {
      kind: "goal.completed",
      loop: loop.loopId,
      actor: participant.participantId,
      goal: goalId,
    });
    return true;
  });
}
