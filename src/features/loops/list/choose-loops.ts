import { z } from "zod";
import type { LoopStatus } from "../../../access/access.tables.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Program } from "../../../access/viewer.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import { overviewTitle } from "../read-overview.ts";
import { membersIn } from "./find-loops.ts";
import type { LoopFilter } from "./loop-filter.ts";
import { matchingLoops } from "./matching-loops.ts";

/** The most loops that are closed at once. */
export const ALL_AT_ONCE = 500;

/** The ids of chosen loops, as boxes and hidden fields send them. */
export const chosenLoops = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((ids) => [...new Set([ids].flat())].filter((id) => id !== "" && id.length <= 80) as LoopId[])
  .refine((ids) => ids.length > 0, "Choose some loops first.")
  .refine((ids) => ids.length <= ALL_AT_ONCE, `Choose at most ${ALL_AT_ONCE} loops at once.`);
/** The filters of the list that one comes from, as its address has them. */
export const listQuery = z.string().max(2_000).startsWith("?").or(z.literal("")).catch("").default("");

export type Chosen = { id: LoopId; title: string; status: LoopStatus };

/** Chosen loops by what they are called; those that are not of this program are left out. */
export async function readChosen(db: Db, programId: ProgramId, ids: readonly LoopId[]): Promise<Chosen[]> {
  if (ids.length === 0) return [];
  const loops = await db
    .selectFrom("loop")
    .where("program_id", "=", programId)
    .where("loop_id", "in", [...ids])
    .select(["loop_id", "name", "status"])
    .execute();
  const members = await membersIn(db, programId, ids);
  return loops
    .map(({ loop_id: id, name, status }) => ({
      id,
      status,
      title: overviewTitle({ name, members: members.get(id) ?? [] }),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}

/** All that the filters leave and that can be closed; at most `ALL_AT_ONCE`. */
export async function closable(db: Db, program: Program, filter: LoopFilter, asOf: Date): Promise<LoopId[]> {
  const rows = await (await matchingLoops(db, program, filter, asOf))
    .where("l.status", "<>", "closed")
    .orderBy("l.loop_id")
    .limit(ALL_AT_ONCE)
    .select("l.loop_id")
    .execute();
  return rows.map((row) => row.loop_id);
}
