import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import { daysBefore } from "./insight.ts";
import { SPEAKS_FOR_DAYS } from "./low-ratings.ts";
import { inSlice, type Slice, WHOLE } from "./slice.ts";

export type Sentiment = {
  /** The mean of all ratings (1 to 5) of the last 60 days, null without any. */
  average: number | null;
  ratings: number;
  /** By how much it differs from the mean of the 60 days before; null when one of the two has no ratings. */
  change: number | null;
};

/** How it is going, all in all: every rating counts once, whoever gave it. */
export async function sentiment(db: Db, programId: ProgramId, asOf: Date, slice: Slice = WHOLE): Promise<Sentiment> {
  const middle = daysBefore(asOf, SPEAKS_FOR_DAYS);
  const start = daysBefore(middle, SPEAKS_FOR_DAYS);
  const { rows } = await sql<{ now: number | null; ratings: number; before: number | null }>`
    select avg(rating) filter (where given_at > ${middle})::float8 as now,
      count(*) filter (where given_at > ${middle}) as ratings,
      avg(rating) filter (where given_at <= ${middle})::float8 as before
    from feedback f where f.program_id = ${programId} and f.given_at > ${start} and f.given_at <= ${asOf}
      and ${inSlice(programId, slice, "f.author_id")}`.execute(db);
  const { now = null, ratings = 0, before = null } = rows[0] ?? {};
  return { average: now, ratings, change: now === null || before === null ? null : now - before };
}
