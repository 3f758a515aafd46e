import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import { spanStart, TURNS, takeOvers, WIDTHS } from "../progress/stuck-spans.ts";
import { prepared } from "../store/prepared.ts";
import type { Db } from "../store/store.ts";
import { inSlice, type Slice } from "./slice.ts";
import "../progress/progress.tables.ts";

/** The people who are stuck at one stage: for more than `days` days. */
export type Stuck = {
  stage: string;
  name: string;
  days: number;
  people: number;
  /** Of those, whose turn it is: their own, either partner's, or nobody's (a date is set, or a match is awaited). */
  turns: { me: number; either: number; partner: number; nobody: number };
};

type Row = { stage: number; people: number } & Stuck["turns"];

/** An expression for each of the columns that are counted. */
const columns = (expression: (column: string) => string) =>
  ["people", ...TURNS].map((column) => `${expression(column)} as ${column}`).join(", ");
/** Takes away somebody whose moment comes before the narrowest spans take over. */
const notYet = (column: string) => {
  const at = column === "people" ? `least(${TURNS.map((turn) => `stuck_${turn}`).join(", ")})` : `stuck_${column}`;
  return `-coalesce((${at} >= $3 and ${at} < $4)::integer, 0)`;
};
/** Takes away those whose moment lies in spans of this width, up to where the next width takes over. */
const spans = (width: number, index: number) =>
  `select stage, ${columns((column) => `-${column}`)} from stuck_count
    where program_id = $1 and width = ${width} and starts_at >= $${index + 4}${index < 2 ? ` and starts_at < $${index + 5}` : ""}`;

/** `$1` the program, `$2` the 20 minutes that the moment lies in, `$3` the moment, `$4` to `$6` where each width takes over. */
const STUCK = `
select stage, ${columns((column) => `sum(${column})`)} from (
  select stage, people, ${TURNS.join(", ")} from stuck_count where program_id = $1 and width = 0
  ${WIDTHS.filter((width) => width > 0)
    .map((width, index) => `union all ${spans(width, index)}`)
    .join("\n  ")}
  union all
  select p.stage, ${columns(notYet)}
  from (select distinct stage, participant_id from standing
    where program_id = $1 and stuck_from is not null and date_bin('20 minutes', stuck_from, 'epoch'::timestamptz) = $2
      and stuck_from >= $3 and stuck_from < $4) s
  join stage_person p on p.program_id = $1 and p.stage = s.stage and p.participant_id = s.participant_id
) counted group by stage having sum(people) > 0 order by stage`;

/**
 * How many different people are stuck at each stage: there for more than its days (21 unless the program says otherwise).
 * Paused, closed and completed standings are never stuck. Whoever stands somewhere has a moment at which they become stuck,
 * and counters hold how many such moments lie in each span of time. Stuck now are all of them, less those still to come:
 * the far ones are taken away in wide spans, the near ones in narrow ones, and those of the next minutes one by one.
 */
export async function stuckByStage(db: Db, program: Program, asOf: Date): Promise<Stuck[]> {
  const from = asOf.getTime();
  const moments = [spanStart(WIDTHS[1], from), from, ...takeOvers(from)].map((at) => new Date(at));
  const { rows } = await db.executeQuery(prepared<Row>(STUCK, [program.programId, ...moments]));
  return rows.flatMap((row) => told(program, row));
}

/** The same for a slice, by looking at its people. */
export async function stuckInSlice(db: Db, program: Program, asOf: Date, slice: Slice): Promise<Stuck[]> {
  const turn = (which: string) => sql`count(distinct s.participant_id) filter (where s.turn = ${which})`;
  const { rows } = await sql<Row>`
    select s.stage, count(distinct s.participant_id) as people, ${turn("me")} as me, ${turn("partner")} as partner,
      ${turn("either")} as either, ${turn("nobody")} as nobody
    from standing s
    where s.program_id = ${program.programId} and not s.closed and s.stuck_from < ${asOf}
      and ${inSlice(program.programId, slice, "s.participant_id")}
    group by s.stage order by s.stage`.execute(db);
  return rows.flatMap((row) => told(program, row));
}

function told({ pathway }: Program, { stage, people, me, either, partner, nobody }: Row): Stuck[] {
  const one = pathway.stages[stage];
  if (!one) return [];
  const days = one.stuckAfterDays ?? pathway.stuckAfterDays;
  return [{ stage: one.id, name: one.name, days, people, turns: { me, either, partner, nobody } }];
}
