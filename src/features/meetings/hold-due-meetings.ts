import type { ProgramId } from "../../access/program-id.ts";
import { ActivityRefused, type Log } from "../../activity/log.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./meetings.tables.ts";
import { askWhetherHeld } from "./tell-plans.ts";

type Due = { program_id: ProgramId; loop_id: LoopId; meeting_id: string };
const AT_ONCE = 1_000;

/**
 * The clock: a meeting whose end has come and which nobody called off was held, at its end. Each is claimed in a
 * transaction of its own, so several servers share the work, a second run finds nothing, and one that fails holds up
 * no other. In a loop that was closed meanwhile it is called off instead, without a line in the log.
 * Gives back how many were held; throws the first failure after all have been tried.
 */
export async function holdDueMeetings(log: Log): Promise<number> {
  const due = await log.store.db
    .selectFrom("meeting")
    .where("status", "=", "arranged")
    .where("ends_at", "<=", log.now())
    .orderBy("ends_at")
    .limit(AT_ONCE)
    .select(["program_id", "loop_id", "meeting_id"])
    .execute();
  const failures: unknown[] = [];
  let held = 0;
  for (const one of due) {
    try {
      if (await holdOne(log, one)) held++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return held;
}

async function holdOne(log: Log, due: Due): Promise<boolean> {
  try {
    return await log.store.transaction(async (tx) => {
      const meeting = await claim(tx, due, log.now());
      if (!meeting) return false;
      if (meeting.loop_status === "closed") {
        await become(tx, due, "cancelled");
        return false;
      }
      await become(tx, due, "held");
      await log.record(tx, due.program_id, {
        kind: "meeting.held",
        loop: due.loop_id,
        meeting: due.meeting_id,
        startsAt: +meeting.starts_at,
        endsAt: +meeting.ends_at,
        occurredAt: +meeting.ends_at,
      });
      await askWhetherHeld(tx, { programId: due.program_id, loopId: due.loop_id }, due.meeting_id, log.now());
      return true;
    });
  } catch (error) {
    if (!(error instanceof ActivityRefused)) throw error;
    // The log knows better (closed at this very moment, told of by an import): then the row follows the log.
    const known = error.refusal.code === "meeting_already_held";
    await log.store.transaction(async (tx) => {
      if (await claim(tx, due, log.now())) await become(tx, due, known ? "held" : "cancelled");
    });
    return false;
  }
}

/** The meeting, if it is still due and no other server has it in hand. */
async function claim(tx: Tx, due: Due, now: Date) {
  return tx
    .selectFrom("meeting as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", due.program_id)
    .where("m.loop_id", "=", due.loop_id)
    .where("m.meeting_id", "=", due.meeting_id)
    .where("m.status", "=", "arranged")
    .where("m.ends_at", "<=", now)
    .select(["m.starts_at", "m.ends_at", "l.status as loop_status"])
    .forUpdate("m")
    .skipLocked()
    .executeTakeFirst();
}

async function become(tx: Tx, due: Due, status: "held" | "cancelled") {
  await tx
    .updateTable("meeting")
    .set({ status })
    .where("program_id", "=", due.program_id)
    .where("loop_id", "=", due.loop_id)
    .where("meeting_id", "=", due.meeting_id)
    .execute();
}
