import { type RawBuilder, sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Filter } from "./filter.ts";
import { daysBefore } from "./insight.ts";
import { SPEAKS_FOR_DAYS } from "./low-ratings.ts";
import { unanswered } from "./missing-ratings.ts";

/** In `participant`: when their latest rating of a loop was given, if it says so. The database keeps it (migration 0049). */
const SAID = { low: "p.rated_low_at", fair: "p.rated_fair_at", good: "p.rated_good_at" } as const;

/** What the filter on ratings asks of a participant `p` now. Who rates several loops fits by each of them. */
export function fitsRatings(programId: ProgramId, { rated }: Filter, asOf: Date): RawBuilder<boolean>[] {
  if (rated === "low" || rated === "fair" || rated === "good") {
    return [sql<boolean>`${sql.ref(SAID[rated])} > ${daysBefore(asOf, SPEAKS_FOR_DAYS)}`];
  }
  if (rated === "none") return Object.values(SAID).map((said) => sql<boolean>`${sql.ref(said)} is null`);
  if (rated === "missing") {
    const theirs = sql`and r.participant_id = p.participant_id ${ONE_BY_ONE}`;
    // Most people have no open question. That is seen at one look, before their loops are read.
    return [
      sql<boolean>`exists (select from feedback_request r where r.program_id = p.program_id and r.answered_at is null ${theirs})`,
      sql<boolean>`exists (${unanswered(programId, asOf, theirs)})`,
    ];
  }
  return [];
}

/** Keeps the planner from turning it into a join. */
const ONE_BY_ONE = sql`offset 0`;
