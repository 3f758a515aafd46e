import { v7 as uuidv7 } from "uuid";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { GoalId } from "./goals.tables.ts";

export type NewGoal = {
  title: string;
  success: string | null;
  /** A day as "2026-05-31". */
  dueOn: string | null;
  tasks: readonly string[];
};

/** Sets a goal with its tasks. It is the owner's alone until they share it. */
export async function setGoal(log: Log, { program, participant, loop }: MemberViewer, goal: NewGoal): Promise<GoalId> {
  const goalId = uuidv7() as GoalId;
  await log.store.transaction(async (tx) => {
    await tx
      .insertInto("goal")
      .values({
        program_id: program.programId,
        goal_id: goalId,
        owner_id: participant.participantId,
        loop_id: loop.loopId,
        title: goal.title,
        success: goal.success,
        due_on: goal.dueOn,
        shared_at: null,
        shared_with_coordinator: false,
        completed_at: null,
        set_at: log.now(),
      })
      .execute();
    if (goal.tasks.length > 0) {
      await tx
        .insertInto("goal_task")
        .values(
          goal.tasks.map((title, position) => ({
            program_id: program.programId,
            goal_id: goalId,
            task_id: String(position + 1),
            position,
            title,
            completed_at: null,
          })),
        )
        .execute();
    }
    await log.record(tx, program.programId, {
      kind: "goal.set",
      loop: loop.loopId,
      actor: participant.participantId,
      goal: goalId,
    });
  });
  return goalId;
}
