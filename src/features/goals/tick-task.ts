import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { GoalId } from "./goals.tables.ts";
import { type GoalAnswer, lockGoal, refreshGoal } from "./lock-goal.ts";

/**
 * Ticks off a task of one's own goal, or takes the tick back. The first tick of a task is an activity; what happened,
 * happened, so taking it back and ticking again records nothing more.
 */
export async function tickTask(
  log: Log,
  viewer: MemberViewer,
  goalId: GoalId,
  taskId: string,
  done: boolean,
): Promise<GoalAnswer> {
  const { program, participant, loop } = viewer;
  return log.store.transaction(async (tx) => {
    const goal = await lockGoal(tx, viewer, goalId);
    if ("refused" in goal) return goal;
    const task = await tx
      .selectFrom("goal_task")
      .where("program_id", "=", program.programId)
      .where("goal_id", "=", goalId)
      .where("task_id", "=", taskId)
      .select("completed_at")
      .executeTakeFirst();
    if (!task) return { refused: "goal_changed" };
    if ((task.completed_at !== null) === done) return { goal: goalId, changed: false };
    if (goal.completed_at !== null) return { refused: "goal_completed" };
    await tx
      .updateTable("goal_task")
      .set({ completed_at: done ? log.now() : null })
      .where("program_id", "=", program.programId)
      .where("goal_id", "=", goalId)
      .where("task_id", "=", taskId)
      .execute();
    if (done) {
      await log.record(tx, program.programId, {
        // One id for each task: told a second time, the log skips it.
        id: `task-${goalId}-${taskId}`,
        kind: "goal.task-completed",
        loop: loop.loopId,
        actor: participant.participantId,
        goal: goalId,
      });
    }
    await refreshGoal(log, tx, viewer, goal.shared_at !== null);
    return { goal: goalId, changed: true };
  });
}
