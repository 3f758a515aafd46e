import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import { mentorWithoutPlace } from "../capacity.ts";
import { closeLoopIn, reopenLoopIn } from "../change-loop.ts";
import "../life/closing.tables.ts";
import { type Chosen, readChosen } from "./choose-loops.ts";

export type BulkClosing = {
  /** Made with the form: the same form sent twice closes each loop once. */
  id: string;
  loops: readonly LoopId[];
  reason?: string | undefined;
  message?: string | undefined;
  unasked: boolean;
};

/**
 * Closes loops one by one, each in a transaction of its own: one that is closed already, or gone, stops no other. What a
 * kill leaves open is closed when the form is sent again.
 */
export async function closeLoops(log: Log, viewer: CoordinatorViewer, closing: BulkClosing): Promise<void> {
  const { programId } = viewer.program;
  const by = viewer.account.userId;
  await log.store.db
    .insertInto("bulk_closing")
    .values({
      program_id: programId,
      bulk_id: closing.id,
      loops: [...closing.loops],
      closed_by: by,
      closed_at: log.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await bulkOf(log.store.db, viewer, closing.id);
  const done = new Set((await closedBy(log.store.db, viewer, closing.id)).map((one) => one.loop_id));
  const { reason, message, unasked, id: bulk } = closing;
  for (const loopId of (kept?.loops ?? []).filter((id) => !done.has(id))) {
    await log.store.transaction((tx) =>
      closeLoopIn(log, tx, { programId, loopId, by, reason, message, unasked, bulk }),
    );
  }
}

/** Opens again what was closed together and is closed still; a pair whose mentor has no place left stays closed. */
export async function reopenLoops(log: Log, viewer: CoordinatorViewer, bulkId: string): Promise<number> {
  const { programId } = viewer.program;
  let opened = 0;
  for (const { loop_id: loopId } of await closedBy(log.store.db, viewer, bulkId, { still: true })) {
    const done = await log.store.transaction(async (tx) => {
      if (await mentorWithoutPlace(tx, programId, { loopId })) return false;
      return reopenLoopIn(log, tx, { programId, loopId, by: viewer.account.userId, reason: "undone" });
    });
    if (done) opened++;
  }
  return opened;
}

/** What became of loops that were to be closed together; null when there is no such closing. */
export async function readBulk(db: Db, viewer: CoordinatorViewer, bulkId: string) {
  const bulk = await bulkOf(db, viewer, bulkId);
  if (!bulk) return null;
  const closings = new Map((await closedBy(db, viewer, bulkId)).map((one) => [one.loop_id, one.undone_at === null]));
  const loops = await readChosen(db, viewer.program.programId, bulk.loops);
  const all: { closed: Chosen[]; opened: Chosen[]; refused: Chosen[] } = { closed: [], opened: [], refused: [] };
  for (const loop of loops) {
    const still = closings.get(loop.id);
    all[still === undefined ? "refused" : still ? "closed" : "opened"].push(loop);
  }
  return { id: bulkId, gone: bulk.loops.length - loops.length, ...all };
}
export type Bulk = NonNullable<Awaited<ReturnType<typeof readBulk>>>;

const bulkOf = (db: Db, { program }: CoordinatorViewer, bulkId: string) =>
  db
    .selectFrom("bulk_closing")
    .where("program_id", "=", program.programId)
    .where("bulk_id", "=", bulkId)
    .select("loops")
    .executeTakeFirst();

const closedBy = (db: Db, { program }: CoordinatorViewer, bulkId: string, { still = false } = {}) =>
  db
    .selectFrom("closing")
    .where("program_id", "=", program.programId)
    .where("bulk_id", "=", bulkId)
    .$if(still, (query) => query.where("undone_at", "is", null))
    .orderBy("loop_id")
    .select(["loop_id", "undone_at"])
    .execute();
