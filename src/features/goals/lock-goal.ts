import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { refreshMember, refreshMembers } from "../../progress/refresh-members.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import type { GoalId } from "./goals.tables.ts";

export type GoalRefusal = "no_such_goal" | "loop_closed" | "goal_completed" | "goal_changed";
export type GoalAnswer = { goal: GoalId; changed: boolean } | { refused: GoalRefusal };
export type LockedGoal = Extract<Awaited<ReturnType<typeof lockGoal>>, { goal_id: GoalId }>;

/**
 * One's own goal, locked: whoever else would change it in another window waits, and then sees what became of it.
 * `deleted`: also when it was deleted.
 */
export async function lockGoal(
  tx: Tx,
  { program, participant, loop }: MemberViewer,
  goalId: GoalId,
  { deleted = false } = {},
) {
  const goal = await tx
    .selectFrom("goal as g")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "g.program_id").onRef("l.loop_id", "=", "g.loop_id"),
    )
    .where("g.program_id", "=", program.programId)
    .where("g.goal_id", "=", goalId)
    .where("g.loop_id", "=", loop.loopId)
    .where("g.owner_id", "=", participant.participantId)
    .select(["g.goal_id", "g.version", "g.shared_at", "g.shared_with_coordinator", "g.completed_at", "g.deleted_at"])
    .select("l.status")
    .forUpdate("g")
    .executeTakeFirst();
  if (!goal || (goal.deleted_at !== null && !deleted)) return { refused: "no_such_goal" as const };
  if (goal.status === "closed") return { refused: "loop_closed" as const };
  return goal;
}

/** Changes the row of a goal. */
export async function changeGoal(
  tx: Tx,
  { program }: MemberViewer,
  goalId: GoalId,
  change: Partial<{
    title: string;
    success: string | null;
    due_on: string | null;
    shared_at: Date | null;
    shared_with_coordinator: boolean;
    completed_at: Date | null;
    deleted_at: Date | null;
    version: number;
  }>,
): Promise<void> {
  await tx
    .updateTable("goal")
    .set(change)
    .where("program_id", "=", program.programId)
    .where("goal_id", "=", goalId)
    .execute();
}

/** The open pages that show this goal look again: its owner's, and once it is shared, those of all members. */
export async function refreshGoal(log: Log, tx: Tx, viewer: MemberViewer, shared: boolean): Promise<void> {
  const { program, participant, loop } = viewer;
  const coordinatorsToo = { coordinatorsToo: true };
  if (shared) await refreshMembers(log.store, tx, program.programId, loop.loopId, coordinatorsToo);
  else await refreshMember(log.store, tx, program.programId, participant.participantId, coordinatorsToo);
}
