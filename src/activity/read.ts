import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Db, Tx } from "../store/store.ts";
import "./activity.tables.ts";
import { fromRow } from "./row.ts";

const PAGE = 5_000;

/** The log of a program in `seq` order, read in pages; `recordedUpTo` leaves out what was recorded later. */
export async function* readLog(db: Db | Tx, programId: ProgramId, recordedUpTo?: Date): AsyncGenerator<Activity> {
  let after = 0;
  for (;;) {
    let query = db
      .selectFrom("activity")
      .where("program_id", "=", programId)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE)
      .selectAll();
    if (recordedUpTo) query = query.where("recorded_at", "<=", recordedUpTo);
    const rows = await query.execute();
    for (const row of rows) yield fromRow(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.seq;
  }
}

/** What happened in some loops, and to some people outside any loop, in `seq` order: enough to fold those again. */
export async function readHistory(
  db: Db | Tx,
  programId: ProgramId,
  of: { loops: readonly string[]; people: readonly string[] },
): Promise<Activity[]> {
  const rows = await db
    .selectFrom("activity")
    .where("program_id", "=", programId)
    .where((eb) =>
      eb.or([
        ...(of.loops.length ? [eb("loop_id", "in", [...of.loops])] : []),
        ...(of.people.length ? [eb.and([eb("loop_id", "is", null), eb("person_id", "in", [...of.people])])] : []),
      ]),
    )
    .orderBy("seq")
    .selectAll()
    .execute();
  return rows.map(fromRow);
}

/** The ids of the activities that have been taken back. */
export async function retractedIds(db: Db | Tx, programId: ProgramId): Promise<Set<string>> {
  const rows = await db.selectFrom("retraction").where("program_id", "=", programId).select("activity_id").execute();
  return new Set(rows.map((row) => row.activity_id));
}
