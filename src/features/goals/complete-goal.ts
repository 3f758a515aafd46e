import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { GoalId } from "./goals.tables.ts";
import { changeGoal, type GoalAnswer, lockGoal, refreshGoal } from "./lock-goal.ts";

/** Brings one's own goal to its end. A second call changes nothing. */
export async function completeGoal(log: Log, viewer: MemberViewer, goalId: GoalId): Promise<GoalAnswer> {
  const { program, participant, loop } = viewer;
  return log.store.transaction(async (tx) => {
    const goal = await lockGoal(tx, viewer, goalId);
    if ("refused" in goal) return goal;
    if (goal.completed_at !== null) return { goal: goalId, changed: false };
    await changeGoal(tx, viewer, goalId, { completed_at: log.now() });
    await log.record(tx, program.programId, {
      // One id for each goal: taken up again and reached again, the log skips it.
      id: `goal-completed-${goalId}`,
      kind: "goal.completed",
      loop: loop.loopId,
      actor: participant.participantId,
      goal: goalId,
    });
    await refreshGoal(log, tx, viewer, goal.shared_at !== null);
    return { goal: goalId, changed: true };
  });
}

/** Takes a goal up again that was reached, or marked so by a wrong tap. What happened, happened: the activity stays. */
export async function reopenGoal(log: Log, viewer: MemberViewer, goalId: GoalId): Promise<GoalAnswer> {
  return log.store.transaction(async (tx) => {
    const goal = await lockGoal(tx, viewer, goalId);
    if ("refused" in goal) return goal;
    if (goal.completed_at === null) return { goal: goalId, changed: false };
    await changeGoal(tx, viewer, goalId, { completed_at: null });
    await refreshGoal(log, tx, viewer, goal.shared_at !== null);
    return { goal: goalId, changed: true };
  });
}
