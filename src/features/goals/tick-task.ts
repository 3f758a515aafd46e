import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { GoalId } from "./goals.tables.ts";

/**
 * Ticks off a task of one's own goal, or takes the tick back. The first tick of a task is an activity; what happened,
 * happened, so taking it back and ticking again records nothing more. False when it is not this member's goal.
 */
export async function tickTask(
  log: Log,
  { program, participant, loop }: MemberViewer,
  goalId: GoalId,
  taskId: string,
  done: boolean,
): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const task = await tx
      .selectFrom("goal_task as t")
      .innerJoin("goal as g", (join) =>
        join.onRef("g.program_id", "=", "t.program_id").onRef("g.goal_id", "=", "t.goal_id"),
      )
      .where("t.program_id", "=", program.programId)
      .where("t.goal_id", "=", goalId)
      .where("t.task_id", "=", taskId)
      .where("g.loop_id", "=", loop.loopId)
      .where("g.owner_id", "=", participant.participantId)
      .select(["t.completed_at"])
      .forUpdate()
      .executeTakeFirst();
    if (!task) return false;
    if ((task.completed_at !== null) === done) return true;
    await tx
      .updateTable("goal_task")
      .set({ completed_at: done ? log.now() : null })
      .where("program_id", "=", program.programId)
      .where("goal_id", "=", goalId)
      .where("task_id", "=", taskId)
      .execute();
    if (done) {
      // One id for each task: told a second time, the log skips it.
      await log.record(tx, program.programId, {
        id: `task-${goalId}-${taskId}`,
        kind: "goal.task-completed",
        loop: loop.loopId,
        actor: participant.participantId,
        goal: goalId,
      });
    }
    return true;
  });
}
