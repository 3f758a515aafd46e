import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { GoalId } from "./goals.tables.ts";
import { changeGoal, type GoalAnswer, lockGoal, refreshGoal } from "./lock-goal.ts";

/** How long a deleted goal can be brought back (ms). */
export const UNDO_FOR = 86_400_000;

/** Deletes one's own goal: nobody sees it any more. What was done on the way stays done. A second call changes nothing. */
export async function deleteGoal(log: Log, viewer: MemberViewer, goalId: GoalId): Promise<GoalAnswer> {
  return putAway(log, viewer, goalId, true);
}

/** Brings a goal back that was deleted by mistake. */
export async function restoreGoal(log: Log, viewer: MemberViewer, goalId: GoalId): Promise<GoalAnswer> {
  return putAway(log, viewer, goalId, false);
}

async function putAway(log: Log, viewer: MemberViewer, goalId: GoalId, away: boolean): Promise<GoalAnswer> {
  return log.store.transaction(async (tx) => {
    const goal = await lockGoal(tx, viewer, goalId, { deleted: true });
    if ("refused" in goal) return goal;
    if ((goal.deleted_at !== null) === away) return { goal: goalId, changed: false };
    await changeGoal(tx, viewer, goalId, { deleted_at: away ? log.now() : null });
    await refreshGoal(log, tx, viewer, goal.shared_at !== null);
    return { goal: goalId, changed: true };
  });
}

/** The clock: what was deleted and not brought back in time is forgotten, words and all. Answers with how many were. */
export async function forgetDeletedGoals(log: Log): Promise<number> {
  const before = new Date(log.now().getTime() - UNDO_FOR);
  return log.store.transaction(async (tx) => {
    const old = await tx
      .selectFrom("goal")
      .where("deleted_at", "<", before)
      .limit(1_000)
      .select(["program_id", "goal_id"])
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { program_id, goal_id } of old) {
      await tx.deleteFrom("goal_task").where("program_id", "=", program_id).where("goal_id", "=", goal_id).execute();
      await tx.deleteFrom("goal").where("program_id", "=", program_id).where("goal_id", "=", goal_id).execute();
    }
    return old.length;
  });
}
