import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./goals.tables.ts";

/** The goals of a loop that this member may see: their own, and those that others have shared. Own ones first. */
export async function goalsVisibleTo(db: Db, { program, participant, loop }: MemberViewer) {
  const goals = await db
    .selectFrom("goal as g")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "g.program_id").onRef("p.participant_id", "=", "g.owner_id"),
    )
    .where("g.program_id", "=", program.programId)
    .where("g.loop_id", "=", loop.loopId)
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
