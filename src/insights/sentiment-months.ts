import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import { fromFirst, monthStart, monthsUntil } from "./months.ts";
import { inSlice, type Slice } from "./slice.ts";

export type SentimentMonth = { month: string; average: number | null; ratings: number };

/** The mean of all ratings (1 to 5) given in each of the last months, and how many there were. */
export async function sentimentMonths(
  db: Db,
  programId: ProgramId,
  asOf: Date,
  slice: Slice,
): Promise<SentimentMonth[]> {
  const months = monthsUntil(asOf);
  const { rows } = await sql<{ month: string; average: number; ratings: number }>`
    select to_char(month, 'YYYY-MM') as month, average, ratings from (
      select date_trunc('month', f.given_at at time zone 'UTC') as month, avg(f.rating)::float8 as average, count(*) as ratings
      from feedback f where f.program_id = ${programId} and f.given_at >= ${monthStart(months[0] as string)}
        and f.given_at <= ${asOf} and ${inSlice(programId, slice, "f.author_id")}
      group by 1) told`.execute(db);
  const told = months.map((month) => rows.find((row) => row.month === month) ?? { month, average: null, ratings: 0 });
  return fromFirst(told, (month) => month.ratings > 0);
}
