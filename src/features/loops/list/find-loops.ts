import { sql } from "kysely";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Program } from "../../../access/viewer.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import { standingMembers } from "../../../progress/standing-members.ts";
import type { Db } from "../../../store/store.ts";
import type { LoopFilter } from "./loop-filter.ts";
import { LAST_AT, matchingLoops } from "./matching-loops.ts";

export const PAGE = 50;

/**
 * One page of loops by their last activity, with their members and where each stands; `after` is the key of the last one
 * of the page before. No content is read.
 */
export async function findLoops(db: Db, program: Program, filter: LoopFilter, asOf: Date, after: string, limit = PAGE) {
  const rows = await (await inOrder(db, program, filter, asOf, after))
    .limit(limit + 1)
    .select(["l.loop_id", "l.name", "l.kind", "l.status", "l.opened_at", "l.closed_at", "l.returns_at", "l.reason"])
    .select(LAST_AT.as("last_at"))
    .execute();
  const loops = rows.slice(0, limit);
  const last = loops.at(-1);
  const next = rows.length > limit && last ? `${last.last_at.toISOString()}\u0001${last.loop_id}` : null;
  const members = await membersIn(
    db,
    program.programId,
    loops.map((loop) => loop.loop_id),
  );
  return { loops: loops.map((loop) => ({ ...loop, members: members.get(loop.loop_id) ?? [] })), next };
}
export type ListedLoop = Awaited<ReturnType<typeof findLoops>>["loops"][number];

/** The loops in the order asked for, each order along an index, beginning behind `after`. */
export async function inOrder(db: Db, program: Program, filter: LoopFilter, asOf: Date, after: string) {
  const [from = "", id = ""] = after.split("\u0001");
  const moment = new Date(from);
  const known = !Number.isNaN(moment.getTime());
  const newest = filter.sort === "newest";
  const behind = newest
    ? sql<boolean>`(${LAST_AT}, l.loop_id) < (${moment}, ${id})`
    : sql<boolean>`(${LAST_AT}, l.loop_id) > (${moment}, ${id})`;
  return (await matchingLoops(db, program, filter, asOf))
    .$if(known, (query) => query.where(behind))
    .orderBy(LAST_AT, newest ? "desc" : "asc")
    .orderBy("l.loop_id", newest ? "desc" : "asc");
}

/** Who is in these loops, mentors first, and where each stands there. */
export async function membersIn(db: Db, programId: ProgramId, loops: readonly LoopId[]) {
  const found = new Map<LoopId, Awaited<ReturnType<typeof read>>>();
  const read = () =>
    standingMembers(db, programId)
      .where("m.loop_id", "in", [...loops])
      .select(["m.loop_id", "m.role", "p.participant_id", "p.name", "s.stage", "s.completed_at"])
      .execute();
  if (loops.length === 0) return found;
  for (const row of await read()) found.set(row.loop_id, [...(found.get(row.loop_id) ?? []), row]);
  return found;
}
