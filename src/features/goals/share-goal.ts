import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Tx } from "../../store/store.ts";
import type { GoalId } from "./goals.tables.ts";
import { changeGoal, type GoalAnswer, type LockedGoal, lockGoal, refreshGoal } from "./lock-goal.ts";

/** Who sees a goal besides its owner: the loop's members all of it, the coordinator its title and progress. */
export type Sharing = { partner: boolean; coordinator: boolean };

/** Says who sees a goal. The first time that the partner does is an activity; taking it back records nothing. */
export async function shareGoal(log: Log, viewer: MemberViewer, goalId: GoalId, sharing: Sharing): Promise<GoalAnswer> {
  return log.store.transaction(async (tx) => {
    const goal = await lockGoal(tx, viewer, goalId);
    if ("refused" in goal) return goal;
    const changed = await openTo(log, tx, viewer, goal, sharing);
    if (changed) await refreshGoal(log, tx, viewer, true);
    return { goal: goalId, changed };
  });
}

/** The same for a goal that is locked already. Answers whether anything is different now. */
export async function openTo(
  log: Log,
  tx: Tx,
  viewer: MemberViewer,
  goal: LockedGoal,
  { partner, coordinator }: Sharing,
): Promise<boolean> {
  const shared = goal.shared_at !== null;
  if (shared === partner && goal.shared_with_coordinator === coordinator) return false;
  await changeGoal(tx, viewer, goal.goal_id, {
    shared_at: partner ? (goal.shared_at ?? log.now()) : null,
    shared_with_coordinator: coordinator,
  });
  if (partner && !shared) {
    await log.record(tx, viewer.program.programId, {
      // One id for each goal: shared once more, the log skips it.
      id: `goal-shared-${goal.goal_id}`,
      kind: "goal.shared",
      loop: viewer.loop.loopId,
      actor: viewer.participant.participantId,
      goal: goal.goal_id,
    });
  }
  return true;
}
