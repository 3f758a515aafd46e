import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { StageCount as Counted } from "../progress/counts-of.ts";
import { prepared } from "../store/prepared.ts";
import type { Db } from "../store/store.ts";
import { inSlice, isWhole, type Slice } from "./slice.ts";
import type { StageCount } from "./stage-counts.ts";
import "../progress/progress.tables.ts";

/** People without a loop, by what they signed up as. */
export type Unmatched = { mentors: number; mentees: number; eithers: number };
/** Of the standings at a stage: in a loop as mentor or mentee; the rest are people without a loop. */
export type StageStandings = StageCount & { mentors: number; mentees: number; unmatched: Unmatched };

const COUNTED = `select stage, people, standings, paused, mentors, mentees, unmatched_mentors, unmatched_mentees,
  unmatched_eithers from stage_count where program_id = $1`;

/** Who is at each stage, and as what: of a whole program from its counters, of a slice by looking at its people. */
export async function stageStandings(db: Db, program: Program, slice: Slice): Promise<StageStandings[]> {
  const { rows } = isWhole(slice)
    ? await db.executeQuery(prepared<Counted>(COUNTED, [program.programId]))
    : await lookedAt(program, slice).execute(db);
  return program.pathway.stages.map(({ id, name }, index) => {
    const row = rows.find((one) => one.stage === index);
    return {
      stage: id,
      name,
      people: row?.people ?? 0,
      standings: row?.standings ?? 0,
      paused: row?.paused ?? 0,
      mentors: row?.mentors ?? 0,
      mentees: row?.mentees ?? 0,
      unmatched: {
        mentors: row?.unmatched_mentors ?? 0,
        mentees: row?.unmatched_mentees ?? 0,
        eithers: row?.unmatched_eithers ?? 0,
      },
    };
  });
}

const as = (role: string, inALoop: boolean) =>
  sql`count(*) filter (where s.role = ${role} and s.loop_id ${inALoop ? sql`<>` : sql`=`} '')`;

const lookedAt = ({ programId }: Program, slice: Slice) => sql<Counted>`
  select s.stage, count(distinct s.participant_id) as people, count(*) as standings,
    count(*) filter (where s.paused) as paused, ${as("mentor", true)} as mentors, ${as("mentee", true)} as mentees,
    ${as("mentor", false)} as unmatched_mentors, ${as("mentee", false)} as unmatched_mentees,
    ${as("either", false)} as unmatched_eithers
  from standing s
  where s.program_id = ${programId} and not s.closed and ${inSlice(programId, slice, "s.participant_id")}
  group by s.stage`;
