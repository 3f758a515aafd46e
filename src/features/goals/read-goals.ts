import { sql } from "kysely";
import type { MemberViewer, ParticipantViewer } from "../../access/viewer.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import { UNDO_FOR } from "./delete-goal.ts";
import type { GoalId } from "./goals.tables.ts";

/** The goals of a loop that this member may see: their own, and those that others have shared. Own ones first. */
export async function goalsVisibleTo(db: Db, { program, participant, loop }: MemberViewer) {
  const goals = await db
    .selectFrom("goal as g")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "g.program_id").onRef("p.participant_id", "=", "g.owner_id"),
    )
    .where("g.program_id", "=", program.programId)
    .where("g.loop_id", "=", loop.loopId)
    .where("g.deleted_at", "is", null)
    .where((eb) => eb.or([eb("g.owner_id", "=", participant.participantId), eb("g.shared_at", "is not", null)]))
    .orderBy("g.set_at")
    .orderBy("g.goal_id")
    .select([
      "g.goal_id",
      "g.owner_id",
      "g.title",
      "g.success",
      "g.due_on",
      "g.shared_at",
      "g.shared_with_coordinator",
      "g.completed_at",
      "g.set_at",
      "g.version",
      "p.name as owner",
    ])
    .execute();
  if (goals.length === 0) return [];
  const tasks = await db
    .selectFrom("goal_task")
    .where("program_id", "=", program.programId)
    .where(
      "goal_id",
      "in",
      goals.map((goal) => goal.goal_id),
    )
    .orderBy("position")
    .orderBy("task_id")
    .select(["goal_id", "task_id", "title", "completed_at"])
    .execute();
  return goals
    .map((goal) => ({
      ...goal,
      mine: goal.owner_id === participant.participantId,
      tasks: tasks.filter((task) => task.goal_id === goal.goal_id),
    }))
    .sort((a, b) => Number(b.mine) - Number(a.mine));
}
export type VisibleGoal = Awaited<ReturnType<typeof goalsVisibleTo>>[number];

/** One goal of one's own; undefined when there is none. */
export async function ownGoal(db: Db, viewer: MemberViewer, goalId: string): Promise<VisibleGoal | undefined> {
  const goals = await goalsVisibleTo(db, viewer);
  return goals.find((goal) => goal.mine && goal.goal_id === goalId);
}

/** Own goals that were deleted lately and can still be brought back. */
export function deletedLately(db: Db, { program, participant, loop }: MemberViewer, now: Date) {
  return db
    .selectFrom("goal")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("owner_id", "=", participant.participantId)
    .where("deleted_at", ">=", new Date(now.getTime() - UNDO_FOR))
    .orderBy("deleted_at", "desc")
    .limit(3)
    .select(["goal_id", "title"])
    .execute();
}

export type MyGoal = {
  goalId: GoalId;
  loopId: LoopId;
  title: string;
  /** A day as "2026-05-31". */
  dueOn: string | null;
  tasks: number;
  done: number;
  shared: boolean;
};

/** A participant's own goals that are not reached yet, in all their loops that are not closed; the ones due first. */
export async function myGoals(db: Db, { program, participant }: ParticipantViewer): Promise<MyGoal[]> {
  const tasks = (which: string) =>
    sql<number>`(select count(*) from goal_task t where t.program_id = g.program_id and t.goal_id = g.goal_id ${sql.raw(which)})`;
  const rows = await db
    .selectFrom("goal as g")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "g.program_id").onRef("l.loop_id", "=", "g.loop_id"),
    )
    .innerJoin("loop_member as m", (join) =>
      join
        .onRef("m.program_id", "=", "g.program_id")
        .onRef("m.loop_id", "=", "g.loop_id")
        .onRef("m.participant_id", "=", "g.owner_id"),
    )
    .where("g.program_id", "=", program.programId)
    .where("g.owner_id", "=", participant.participantId)
    .where("g.completed_at", "is", null)
    .where("g.deleted_at", "is", null)
    .where("l.status", "<>", "closed")
    .where("m.removed_at", "is", null)
    .orderBy((eb) => eb("g.due_on", "is", null))
    .orderBy("g.due_on")
    .orderBy("g.set_at")
    .limit(50)
    .select(["g.goal_id", "g.loop_id", "g.title", "g.due_on", "g.shared_at"])
    .select([tasks("").as("tasks"), tasks("and t.completed_at is not null").as("done")])
    .execute();
  return rows.map((row) => ({
    goalId: row.goal_id,
    loopId: row.loop_id,
    title: row.title,
    dueOn: row.due_on,
    tasks: row.tasks,
    done: row.done,
    shared: row.shared_at !== null,
  }));
}
