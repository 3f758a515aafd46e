import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { Db } from "../store/store.ts";
import { daysInStage } from "./days-in-stage.ts";
import { inSlice, isWhole, type Slice } from "./slice.ts";
import "../progress/progress.tables.ts";

/** The counters know in spans of so many minutes from when on people are stuck. No median needs to be finer. */
const WIDTH = 240;

/**
 * The median of the days (`daysInStage`) that people have been at each stage: half of them have been there so long or
 * longer. Null where nobody's days are counted. For the whole program it is read from the counters of who is stuck from when on,
 * which are exact to four hours; for a slice from its people, in the same steps, so that both say the same.
 */
export async function medianDays(db: Db, program: Program, slice: Slice, asOf: Date): Promise<(number | null)[]> {
  const spans = isWhole(slice) ? counted(program) : lookedAt(program, slice);
  const { rows } = await sql<{ stage: number; at: Date }>`
    select stage, min(starts_at) as at from (
      select stage, starts_at, sum(people) over (partition by stage order by starts_at) as upto,
        sum(people) over (partition by stage) as everybody
      from (${spans}) spans where people > 0) added
    where upto * 2 >= everybody group by stage`.execute(db);
  return program.pathway.stages.map((_, stage) => {
    const row = rows.find((one) => one.stage === stage);
    return row ? daysInStage({ stage, stuck_from: row.at }, program.pathway, asOf) : null;
  });
}

const counted = ({ programId }: Program) => sql`
  select stage, starts_at, people from stuck_count where program_id = ${programId} and width = ${WIDTH}`;

const lookedAt = ({ programId }: Program, slice: Slice) => sql`
  select stage, date_bin(make_interval(mins => ${WIDTH}), stuck_from, 'epoch'::timestamptz) as starts_at, count(*) as people
  from (select s.stage, s.participant_id, min(s.stuck_from) as stuck_from from standing s
    where s.program_id = ${programId} and not s.closed and s.stuck_from is not null
      and ${inSlice(programId, slice, "s.participant_id")}
    group by 1, 2) someone group by 1, 2`;

/** The same of moments that are known already, one for each person. */
export function medianOf(program: Program, stage: number, stuckFrom: readonly number[], asOf: Date): number | null {
  const spans = stuckFrom.map((at) => Math.floor(at / (WIDTH * 60_000)) * WIDTH * 60_000).sort((a, b) => a - b);
  const middle = spans[Math.ceil(spans.length / 2) - 1];
  return middle === undefined ? null : daysInStage({ stage, stuck_from: new Date(middle) }, program.pathway, asOf);
}
