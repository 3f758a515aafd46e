import { type SelectQueryBuilder, sql } from "kysely";
import { nameKey } from "../../../access/name-key.ts";
import type { Program } from "../../../access/viewer.ts";
import { silentLoops } from "../../../insights/silent.ts";
import type { Role } from "../../../milestones/activity.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import type { Tables } from "../../../store/tables.ts";
import "../../../access/access.tables.ts";
import "../../../progress/progress.tables.ts";
import { COMPLETED, type LoopFilter } from "./loop-filter.ts";

const CAP = 1_001;
const DAY = 86_400_000;

/** When something last happened in a loop (`l`); the indexes of the list are on these very words. */
export const LAST_AT = sql<Date>`coalesce(l.last_at, l.opened_at)`;
type Loops = SelectQueryBuilder<Tables & { l: Tables["loop"] }, "l", object>;

/** The loops that the filters leave, as the start of a query. */
export async function matchingLoops(db: Db, program: Program, filter: LoopFilter, asOf: Date): Promise<Loops> {
  let loops = db.selectFrom("loop as l").where("l.program_id", "=", program.programId) as unknown as Loops;
  const { status } = filter;
  if (status === "silent") {
    const silent = (await silentLoops(db, program.programId, asOf)).map((loop) => loop.loopId);
    loops = loops.where("l.loop_id", "in", silent.length > 0 ? silent : ["" as LoopId]);
  } else if (status !== "all" && status !== "draft") loops = loops.where("l.status", "=", status);
  if (filter.q) {
    const like = `%${filter.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    const person = `%${nameKey(filter.q).replace(/[\\%_]/g, "\\$&")}%`;
    loops = loops.where(sql<boolean>`l.loop_id in (
      select m.loop_id from participant p join loop_member m on m.program_id = p.program_id and m.participant_id = p.participant_id
        where p.program_id = ${program.programId} and p.name_key like ${person} and m.removed_at is null
      union all
      select g.loop_id from loop g where g.program_id = ${program.programId} and g.kind <> 'pair' and lower(g.name) like ${like})`);
  }
  if (filter.mentor && filter.mentee && status !== "all") loops = loops.where(bothStandAt(program, filter));
  else {
    if (filter.mentor) loops = loops.where(standsAt(program, "mentor", filter.mentor));
    if (filter.mentee) loops = loops.where(standsAt(program, "mentee", filter.mentee));
  }
  if (filter.tag) {
    loops = loops.where(sql<boolean>`exists (select from loop_member m join participant_tag t
      on t.program_id = m.program_id and t.participant_id = m.participant_id
      where m.program_id = l.program_id and m.loop_id = l.loop_id and m.removed_at is null and t.tag = ${filter.tag})`);
  }
  if (filter.cohort) {
    loops = loops.where(sql<boolean>`exists (select from loop_member m join participant p
      on p.program_id = m.program_id and p.participant_id = m.participant_id
      where m.program_id = l.program_id and m.loop_id = l.loop_id and m.removed_at is null and p.cohort_id = ${filter.cohort})`);
  }
  if (filter.quiet) {
    const since = new Date(asOf.getTime() - Number(filter.quiet) * DAY);
    loops = loops.where(LAST_AT, "<=", since);
  }
  return loops;
}

/** A member of that role is at that stage in the loop (`l`), or was when it was closed. */
function standsAt(program: Program, role: Role, at: string) {
  return sql<boolean>`exists (select from standing s where s.program_id = l.program_id and s.loop_id = l.loop_id
    and s.loop_id <> '' and ${isAt(program, role, at)} and (not s.closed or l.status = 'closed'))`;
}

/**
 * The same of both at once. How often two stages meet in one loop is what the planner cannot know: where they hardly do it
 * looked at each loop in turn (3 s for 100,000). So the loops of each are found first, and what both have in common.
 */
function bothStandAt(program: Program, { status, mentor, mentee }: LoopFilter) {
  const of = (role: Role, at: string) => sql`select s.loop_id from standing s where s.program_id = ${program.programId}
    and s.loop_id <> '' and ${isAt(program, role, at)} ${status === "closed" ? sql`` : sql`and not s.closed`}`;
  return sql<boolean>`l.loop_id in (${of("mentor", mentor)} intersect ${of("mentee", mentee)})`;
}

function isAt({ pathway }: Program, role: Role, at: string) {
  const stage = pathway.stages.findIndex((one) => one.id === at);
  const there = at === COMPLETED ? sql`s.completed_at is not null` : sql`s.stage = ${stage} and s.completed_at is null`;
  return sql`s.role = ${role} and ${there}`;
}

/** How many the filters leave; counted up to 1,001, which is shown as "1,000+". */
export async function countLoops(db: Db, program: Program, filter: LoopFilter, asOf: Date): Promise<number> {
  const some = (await matchingLoops(db, program, filter, asOf)).select("l.loop_id").limit(CAP);
  const row = await db
    .selectFrom(some.as("some"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}
