import { sql } from "kysely";
import { type Scope, within } from "./scope.ts";

/** How many reached a milestone: in the period, and at any time before its end; and how long that took (median). */
export type Reached = { name: string; people: number; ever: number; medianDays: number | null };
type Row = { stage: number; people: number; ever: number; days: number | null };

/**
 * Each person counts once for each milestone, when they first reach it in any loop; the days are those since they joined.
 * The last one of the list is the whole way. Nobody reaches the first milestone: all begin there.
 */
export async function readReached({ db, program, period, slice }: Scope): Promise<Reached[]> {
  const { programId, pathway } = program;
  const { since, until } = period;
  const days = sql`greatest(0, extract(epoch from f.at - p.joined_at) / 86400.0)`;
  const { rows } = await sql<Row>`
    with first as (
      select t.participant_id, t.to_stage as stage, min(t.at) as at from stage_transition t
      where t.program_id = ${programId} and t.at < ${until} and ${within(slice, program, "t.participant_id")}
      group by t.participant_id, t.to_stage
      union all
      select s.participant_id, ${pathway.stages.length}::integer, min(s.completed_at) from standing s
      where s.program_id = ${programId} and s.completed_at < ${until} and ${within(slice, program, "s.participant_id")}
      group by s.participant_id
    )
    select f.stage, count(*) as ever, count(*) filter (where f.at >= ${since}) as people,
      percentile_cont(0.5) within group (order by ${days}) filter (where f.at >= ${since}) as days
    from first f join participant p on p.program_id = ${programId} and p.participant_id = f.participant_id
    group by f.stage`.execute(db);
  const names = [...pathway.stages.map((stage) => stage.name), "The whole way"];
  return names.slice(1).map((name, index) => {
    const row = rows.find((one) => one.stage === index + 1);
    const medianDays = row?.days == null ? null : Number(row.days);
    return { name, people: row?.people ?? 0, ever: row?.ever ?? 0, medianDays };
  });
}
