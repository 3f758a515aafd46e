import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { SignUpRole } from "../milestones/activity.ts";
import type { Db } from "../store/store.ts";
import { fromFirst, monthsUntil } from "./months.ts";
import { inSlice, isWhole, type Slice } from "./slice.ts";
import "../access/access.tables.ts";

export type People = { all: number; mentors: number; mentees: number; either: number };
export type PeopleMonth = People & { month: string; came: number };

const NOBODY: People = { all: 0, mentors: 0, mentees: 0, either: 0 };
const GROUP = { mentor: "mentors", mentee: "mentees", either: "either" } as const;

/**
 * Who is in the program (removed people left out), by sign-up role, and how many there were at the end of each of the last
 * months; `came`: how many joined in it. Of a whole program, now, from counters that move as people come and go; else by
 * looking at the people. Somebody who left and came back counts as if they had stayed.
 */
export async function countPeople(
  db: Db,
  program: Program,
  slice: Slice,
  asOf: Date,
  past: boolean,
): Promise<{ now: People; months: PeopleMonth[] }> {
  const source = isWhole(slice) && !past ? sql`participant_count` : lookedAt(program, slice, asOf);
  const { rows } = await sql<{ month: string; role: SignUpRole; joined: number; gone: number }>`
    select to_char(day, 'YYYY-MM') as month, role, sum(joined)::integer as joined, sum(gone)::integer as gone
    from ${source} c where program_id = ${program.programId} group by 1, 2`.execute(db);
  const months = monthsUntil(asOf).map((month) => {
    const people: PeopleMonth = { ...NOBODY, month, came: 0 };
    for (const row of rows) {
      if (row.month > month) continue;
      people[GROUP[row.role]] += row.joined - row.gone;
      people.all += row.joined - row.gone;
      if (row.month === month) people.came += row.joined;
    }
    return people;
  });
  const { month: _, came: __, ...now } = months.at(-1) as PeopleMonth;
  return { now, months: fromFirst(months, (month) => month.all > 0 || month.came > 0) };
}

const lookedAt = ({ programId }: Program, slice: Slice, asOf: Date) => sql`(
  select p.program_id, (p.joined_at at time zone 'UTC')::date as day, p.role, 1 as joined, 0 as gone from participant p
    where p.program_id = ${programId} and p.joined_at <= ${asOf} and ${inSlice(programId, slice, "p.participant_id")}
  union all
  select p.program_id, (coalesce(p.removed_at, p.joined_at) at time zone 'UTC')::date, p.role, 0, 1 from participant p
    where p.program_id = ${programId} and p.status = 'removed' and coalesce(p.removed_at, p.joined_at) <= ${asOf}
      and p.joined_at <= ${asOf} and ${inSlice(programId, slice, "p.participant_id")})`;
