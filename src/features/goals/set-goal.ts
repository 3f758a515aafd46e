import { v7 as uuidv7 } from "uuid";
import { lockMember } from "../../access/lock-member.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import type { GoalId } from "./goals.tables.ts";

export type NewGoal = {
  title: string;
  success: string | null;
  /** A day as "2026-05-31". */
  dueOn: string | null;
  tasks: readonly string[];
};

/** Sets a goal with its tasks. It is the owner's alone until they share it. The same goal within a minute is one. */
export async function setGoal(log: Log, viewer: MemberViewer, goal: NewGoal): Promise<GoalId> {
  const { program, participant, loop } = viewer;
  const mine = { program_id: program.programId, loop_id: loop.loopId, owner_id: participant.participantId };
  return log.store.transaction(async (tx) => {
    await lockMember(tx, viewer, participant.participantId);
    const again = await sameGoal(tx, viewer, goal.title, log.now());
    if (again) return again;
    const goalId = uuidv7() as GoalId;
    await tx
      .insertInto("goal")
      .values({
        ...mine,
        goal_id: goalId,
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
      const row = (title: string, position: number) => ({
        program_id: program.programId,
        goal_id: goalId,
        task_id: String(position + 1),
        position,
        title,
        completed_at: null,
      });
      await tx.insertInto("goal_task").values(goal.tasks.map(row)).execute();
    }
    await log.record(tx, program.programId, {
      kind: "goal.set",
      loop: loop.loopId,
      actor: participant.participantId,
      goal: goalId,
    });
    return goalId;
  });
}

/** A goal with this title that was set a moment ago: a button pressed twice. */
async function sameGoal(tx: Tx, { program, participant, loop }: MemberViewer, title: string, now: Date) {
  const row = await tx
    .selectFrom("goal")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("owner_id", "=", participant.participantId)
    .where("title", "=", title)
    .where("deleted_at", "is", null)
    .where("completed_at", "is", null)
    .where("set_at", ">", new Date(now.getTime() - 60_000))
    .select("goal_id")
    .executeTakeFirst();
  return row?.goal_id;
}
