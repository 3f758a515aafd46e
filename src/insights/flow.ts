import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { Db } from "../store/store.ts";
import { inSlice, type Slice, WHOLE } from "./slice.ts";
import "../progress/progress.tables.ts";

/** How many different people passed from one stage to another, and how long (median, in days) they had been there. */
export type Passage = { from: string; to: string; people: number; medianDays: number | null };

/**
 * Who moved from where to where between two moments. Passing through several stages at once is several passages. The days
 * are those between entering and leaving; pauses are in them.
 */
export async function flowBetween(
  db: Db,
  program: Program,
  since: Date,
  until: Date,
  slice: Slice = WHOLE,
): Promise<Passage[]> {
  const rows = await db
    .selectFrom("stage_transition as t")
    .leftJoin("stage_transition as e", (join) =>
      join
        .onRef("e.program_id", "=", "t.program_id")
        .onRef("e.participant_id", "=", "t.participant_id")
        .onRef("e.loop_id", "=", "t.loop_id")
        .onRef("e.to_stage", "=", "t.from_stage"),
    )
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "t.program_id").onRef("p.participant_id", "=", "t.participant_id"),
    )
    .where("t.program_id", "=", program.programId)
    .where("t.at", ">", since)
    .where("t.at", "<=", until)
    .where(inSlice(program.programId, slice, "t.participant_id"))
    .groupBy(["t.from_stage", "t.to_stage"])
    .orderBy("t.from_stage")
    .orderBy("t.to_stage")
    .select(["t.from_stage", "t.to_stage"])
    .select([
      sql<number>`count(distinct t.participant_id)`.as("people"),
      sql<number | null>`percentile_cont(0.5) within group (order by extract(epoch from t.at -
        coalesce(e.at, case when t.from_stage = 0 then p.joined_at end)) / 86400.0)`.as("days"),
    ])
    .execute();
  const { stages } = program.pathway;
  return rows.flatMap(({ from_stage, to_stage, people, days }) => {
    const [from, to] = [stages[from_stage ?? 0], stages[to_stage]];
    return from && to
      ? [{ from: from.name, to: to.name, people, medianDays: days === null ? null : Math.max(0, Number(days)) }]
      : [];
  });
}
