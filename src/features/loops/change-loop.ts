import type { LoopStatus } from "../../access/access.tables.ts";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId } from "../../milestones/ids.ts";

export type LoopChange = { programId: ProgramId; loopId: LoopId; by: string; reason?: string | undefined };

/** Pauses an open loop: the days stop counting, nobody is stuck. False when it was not open. */
export const pauseLoop = (log: Log, change: LoopChange) =>
  move(log, change, { from: ["open"], to: "paused", kind: "loop.paused" });

/** Goes on with a paused loop. */
export const resumeLoop = (log: Log, change: LoopChange) =>
  move(log, change, { from: ["paused"], to: "open", kind: "loop.resumed" });

/** Closes a loop: it can be read, and written in no more. Its members look for a new match, if it was their last. */
export const closeLoop = (log: Log, change: LoopChange) =>
  move(log, change, { from: ["open", "paused"], to: "closed", kind: "loop.closed" });

/** Opens a closed loop again. */
export const reopenLoop = (log: Log, change: LoopChange) =>
  move(log, change, { from: ["closed"], to: "open", kind: "loop.reopened" });

type Move = { from: LoopStatus[]; to: LoopStatus; kind: string };

async function move(log: Log, change: LoopChange, { from, to, kind }: Move): Promise<boolean> {
  const at = log.now();
  return log.store.transaction(async (tx) => {
    const moved = await tx
      .updateTable("loop")
      .set({
        status: to,
        paused_at: to === "paused" ? at : null,
        closed_at: to === "closed" ? at : null,
        reason: change.reason ?? null,
      })
      .where("program_id", "=", change.programId)
      .where("loop_id", "=", change.loopId)
      .where("status", "in", from)
      .executeTakeFirst();
    if (Number(moved.numUpdatedRows) === 0) return false;
    await log.record(tx, change.programId, { kind, actor: change.by, loop: change.loopId, reason: change.reason });
    return true;
  });
}
