import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { GoalId } from "./goals.tables.ts";

/**
 * Lets the loop's members see a goal, and the coordinator its title and progress if wished. Sharing it once more changes
 * whom the coordinator's view is open to, and records nothing new. False when it is not this member's goal.
 */
export async function shareGoal(
  log: Log,
  { program, participant, loop }: MemberViewer,
  goalId: GoalId,
  withCoordinator: boolean,
): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const goal = await tx
      .selectFrom("goal")
      .where("program_id", "=", program.programId)
      .where("goal_id", "=", goalId)
      .where("loop_id", "=", loop.loopId)
      .where("owner_id", "=", participant.participantId)
      .select("shared_at")
      .forUpdate()
      .executeTakeFirst();
    if (!goal) return false;
    await tx
      .updateTable("goal")
      .set({ shared_at: goal.shared_at ?? log.now(), shared_with_coordinator: withCoordinator })
      .where("program_id", "=", program.programId)
      .where("goal_id", "=", goalId)
      .execute();
    if (!goal.shared_at) {
      await log.record(tx, program.programId, {
        kind: "goal.shared",
        loop: loop.loopId,
        actor: participant.participantId,
        goal: goalId,
      });
    }
    return true;
  });
}
