import { v7 as uuidv7 } from "uuid";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Tx } from "../../store/store.ts";
import type { GoalId } from "./goals.tables.ts";
import { changeGoal, type GoalAnswer, lockGoal, refreshGoal } from "./lock-goal.ts";
import { openTo, type Sharing } from "./share-goal.ts";

/** A task as it was typed; `id` names the one it was before, null is a new one. */
export type TypedTask = { id: string | null; title: string };
export type GoalChange = {
  /** The version that was on the screen. */
  version: number;
  title: string;
  success: string | null;
  dueOn: string | null;
  tasks: readonly TypedTask[];
  sharing: Sharing;
};

/**
 * Puts other words in place of a goal's, adds, removes and reorders its tasks (a tick stays with its task), and says who
 * sees it. Refused when another window changed it since `version`: what was written there is not lost.
 */
export async function editGoal(
  log: Log,
  viewer: MemberViewer,
  goalId: GoalId,
  change: GoalChange,
): Promise<GoalAnswer> {
  return log.store.transaction(async (tx) => {
    const goal = await lockGoal(tx, viewer, goalId);
    if ("refused" in goal) return goal;
    if (goal.version !== change.version) return { refused: "goal_changed" };
    const { title, success, dueOn } = change;
    await changeGoal(tx, viewer, goalId, { title, success, due_on: dueOn, version: goal.version + 1 });
    await writeTasks(tx, viewer, goalId, change.tasks);
    await openTo(log, tx, viewer, goal, change.sharing);
    await refreshGoal(log, tx, viewer, goal.shared_at !== null || change.sharing.partner);
    return { goal: goalId, changed: true };
  });
}

async function writeTasks(tx: Tx, { program }: MemberViewer, goalId: GoalId, tasks: readonly TypedTask[]) {
  const of = { program_id: program.programId, goal_id: goalId };
  const before = await tx
    .selectFrom("goal_task")
    .where("program_id", "=", of.program_id)
    .where("goal_id", "=", goalId)
    .select("task_id")
    .execute();
  const known = new Set(before.map((task) => task.task_id));
  const kept = new Set<string>();
  for (const [position, { id, title }] of tasks.entries()) {
    if (id !== null && known.has(id) && !kept.has(id)) {
      kept.add(id);
      await tx
        .updateTable("goal_task")
        .set({ title, position })
        .where("program_id", "=", of.program_id)
        .where("goal_id", "=", goalId)
        .where("task_id", "=", id)
        .execute();
    } else {
      // Never the id of one that was removed: each id is one line in the log at most.
      await tx
        .insertInto("goal_task")
        .values({ ...of, task_id: uuidv7(), position, title, completed_at: null })
        .execute();
    }
  }
  const removed = [...known].filter((id) => !kept.has(id));
  if (removed.length === 0) return;
  await tx
    .deleteFrom("goal_task")
    .where("program_id", "=", of.program_id)
    .where("goal_id", "=", goalId)
    .where("task_id", "in", removed)
    .execute();
}
