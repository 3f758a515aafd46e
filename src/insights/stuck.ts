import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { Db } from "../store/store.ts";
import "../progress/progress.tables.ts";

export type Stuck = {
  stage: string;
  name: string;
  days: number;
  people: number;
  /** Of those, whose turn it is: their own, either partner's, or nobody's (a date is set, or a match is awaited). */
  turns: { me: number; either: number; partner: number; nobody: number };
};

/**
 * How many different people have been in one stage for more than its days (21 unless the program says otherwise), by
 * stage. Paused, closed and completed standings are never stuck. `stuck_from` holds the moment after which each one is.
 */
export async function stuckByStage(db: Db, program: Program, asOf: Date): Promise<Stuck[]> {
  const turn = (which: string) => sql<number>`count(distinct participant_id) filter (where turn = ${which})`;
  const rows = await db
    .selectFrom("standing")
    .where("program_id", "=", program.programId)
    .where("stuck_from", "<", asOf)
    .groupBy("stage")
    .orderBy("stage")
    .select([
      "stage",
      sql<number>`count(distinct participant_id)`.as("people"),
      turn("me").as("me"),
      turn("either").as("either"),
      turn("partner").as("partner"),
      turn("nobody").as("nobody"),
    ])
    .execute();
  return rows.flatMap(({ stage, people, ...turns }) => {
    const one = program.pathway.stages[stage];
    if (!one) return [];
    return [
      { stage: one.id, name: one.name, days: one.stuckAfterDays ?? program.pathway.stuckAfterDays, people, turns },
    ];
  });
}
