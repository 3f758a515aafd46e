import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import "../../../access/access.tables.ts";

type Due = { program_id: ProgramId; loop_id: LoopId };
const AT_ONCE = 500;

/**
 * The clock: a pause whose day of return has come is over, at that moment. Each is claimed in a transaction of its own,
 * so several servers share the work and a second run finds nothing. Gives back how many go on.
 */
export async function resumeDueLoops(log: Log): Promise<number> {
  const due = await log.store.db
    .selectFrom("loop")
    .where("status", "=", "paused")
    .where("returns_at", "<=", log.now())
    .orderBy("returns_at")
    .limit(AT_ONCE)
    .select(["program_id", "loop_id"])
    .execute();
  return eachOf(due, (one) => resumeOne(log, one));
}

async function resumeOne(log: Log, due: Due): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const mine = tx
      .selectFrom("loop")
      .where("program_id", "=", due.program_id)
      .where("loop_id", "=", due.loop_id)
      .where("status", "=", "paused")
      .where("returns_at", "<=", log.now());
    const loop = await mine.select("returns_at").forNoKeyUpdate().skipLocked().executeTakeFirst();
    if (!loop?.returns_at) return false;
    await tx
      .updateTable("loop")
      .set({ status: "open", paused_at: null, returns_at: null, reason: null })
      .where("program_id", "=", due.program_id)
      .where("loop_id", "=", due.loop_id)
      .execute();
    await log.record(tx, due.program_id, {
      kind: "loop.resumed",
      loop: due.loop_id,
      reason: "return-date",
      occurredAt: loop.returns_at.getTime(),
    });
    return true;
  });
}

/** Does it for each; one that fails holds up no other. Throws the first failure after all have been tried. */
export async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<boolean>): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (const one of all) {
    try {
      if (await work(one)) done++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
}
