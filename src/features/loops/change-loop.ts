import { v7 as uuidv7 } from "uuid";
import type { LoopStatus } from "../../access/access.tables.ts";
import type { ProgramId } from "../../access/program-id.ts";
import type { Draft, Log } from "../../activity/log.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./life/closing.tables.ts";
import { takeBackReturn, tellMembers } from "./life/tell-members.ts";

export type LoopChange = {
  programId: ProgramId;
  loopId: LoopId;
  /** A member, or a coordinator's account; null: the clock. */
  by: string | null;
  /** A code of progress/loop-reasons.ts: the log keeps it, so it is never anybody's words. */
  reason?: string | undefined;
};

/**
 * Pauses an open loop: the days stop counting, nobody is stuck. With `until` it goes on by itself at that moment, and
 * both are told so then. False when it was not open.
 */
export async function pauseLoop(log: Log, change: LoopChange & { until?: Date | undefined }): Promise<boolean> {
  const at = log.now();
  const until = change.until ?? null;
  return log.store.transaction(async (tx) => {
    const moved = await moveTo(tx, change, ["open"], { status: "paused", paused_at: at, returns_at: until });
    if (!moved) return false;
    await log.record(tx, change.programId, activity("loop.paused", change));
    await tellMembers(tx, change, { about: "paused", at });
    if (until) await tellMembers(tx, change, { about: "returns", at, due: until }, true);
    return true;
  });
}

/** Gives a pause another end. The log has nothing new to say: it stays paused. False when it is not paused. */
export async function moveReturn(log: Log, change: LoopChange & { until: Date }): Promise<boolean> {
  const at = log.now();
  return log.store.transaction(async (tx) => {
    const before = await lockedLoop(tx, change);
    if (before?.status !== "paused") return false;
    if (before.returns_at?.getTime() === change.until.getTime()) return true;
    await takeBackReturn(tx, change, at);
    await moveTo(tx, change, ["paused"], { returns_at: change.until });
    await tellMembers(tx, change, { about: "paused", at });
    await tellMembers(tx, change, { about: "returns", at, due: change.until }, true);
    await refreshMembers(log.store, tx, change.programId, change.loopId);
    return true;
  });
}

/** Goes on with a paused loop before its time, or when no time was set. */
export async function resumeLoop(log: Log, change: LoopChange): Promise<boolean> {
  const at = log.now();
  return log.store.transaction(async (tx) => {
    const before = await lockedLoop(tx, change);
    if (before?.status !== "paused") return false;
    await moveTo(tx, change, ["paused"], { status: "open", paused_at: null, returns_at: null });
    await takeBackReturn(tx, change, at);
    await log.record(tx, change.programId, activity("loop.resumed", change));
    await tellMembers(tx, change, { about: "resumed", at });
    return true;
  });
}

export type LoopClosing = LoopChange & {
  /** From the coordinator to the members. */
  message?: string | undefined;
  /** Its members are not asked how it was. */
  unasked?: boolean;
  /** With others at once, by this. */
  bulk?: string;
};

/** Closes a loop: it can be read, and written in no more. Its members look for a new match, if it was their last. */
export async function closeLoop(log: Log, change: LoopClosing): Promise<boolean> {
  return log.store.transaction(async (tx) => (await closeLoopIn(log, tx, change)) !== null);
}

/** The same inside of a transaction; answers with the closing's id. `before` is recorded as long as it is open. */
export async function closeLoopIn(
  log: Log,
  tx: Tx,
  change: LoopClosing,
  before: readonly Draft[] = [],
): Promise<string | null> {
  const at = log.now();
  const loop = await lockedLoop(tx, change);
  if (!loop || loop.status === "closed") return null;
  await moveTo(tx, change, ["open", "paused"], {
    status: "closed",
    paused_at: null,
    returns_at: null,
    closed_at: at,
    unasked: change.unasked ?? false,
  });
  await takeBackReturn(tx, change, at);
  const closing = await openClosing(tx, change, at);
  await log.record(tx, change.programId, ...before, activity("loop.closed", change));
  await tellMembers(tx, change, { about: change.reason === "partner-left" ? "partner-left" : "closed", at });
  return closing;
}

/** Opens a closed loop again: the closing is undone, and what was said at it is shown no more. */
export async function reopenLoop(log: Log, change: LoopChange): Promise<boolean> {
  return log.store.transaction((tx) => reopenLoopIn(log, tx, change));
}

export async function reopenLoopIn(log: Log, tx: Tx, change: LoopChange): Promise<boolean> {
  const at = log.now();
  const moved = await moveTo(tx, change, ["closed"], {
    status: "open",
    closed_at: null,
    paused_at: null,
    unasked: false,
  });
  if (!moved) return false;
  await tx
    .updateTable("closing")
    .set({ undone_at: at })
    .where("program_id", "=", change.programId)
    .where("loop_id", "=", change.loopId)
    .where("undone_at", "is", null)
    .execute();
  await log.record(tx, change.programId, activity("loop.reopened", change));
  await tellMembers(tx, change, { about: change.reason === "partner-back" ? "partner-back" : "reopened", at });
  return true;
}

/** The closing that is in force, written down if the loop was closed from outside. */
export async function openClosing(tx: Tx, change: LoopClosing, at: Date) {
  const id = uuidv7();
  await tx
    .insertInto("closing")
    .values({
      program_id: change.programId,
      loop_id: change.loopId,
      closing_id: id,
      closed_at: at,
      closed_by: change.by,
      reason: change.reason ?? null,
      message: change.message ?? null,
      undone_at: null,
      bulk_id: change.bulk ?? null,
    })
    .execute();
  return id;
}

export function lockedLoop(tx: Tx, { programId, loopId }: Pick<LoopChange, "programId" | "loopId">) {
  return tx
    .selectFrom("loop")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .select(["status", "returns_at", "closed_at", "reason"])
    .forNoKeyUpdate()
    .executeTakeFirst();
}

type Row = {
  status?: LoopStatus;
  paused_at?: Date | null;
  closed_at?: Date | null;
  returns_at?: Date | null;
  unasked?: boolean;
};

async function moveTo(tx: Tx, change: LoopChange, from: LoopStatus[], row: Row): Promise<boolean> {
  const moved = await tx
    .updateTable("loop")
    .set(row.status ? { ...row, reason: change.reason ?? null } : row)
    .where("program_id", "=", change.programId)
    .where("loop_id", "=", change.loopId)
    .where("status", "in", from)
    .executeTakeFirst();
  return Number(moved.numUpdatedRows) > 0;
}

const activity = (kind: string, { by, loopId, reason }: LoopChange): Draft => ({
  kind,
  loop: loopId,
  reason,
  ...(by === null ? {} : { actor: by }),
});
