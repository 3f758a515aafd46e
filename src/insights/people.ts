import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import "../access/access.tables.ts";
import "../progress/progress.tables.ts";

export type People = { all: number; mentors: number; mentees: number; either: number; inALoop: number };

/** Who is in the program (removed people left out), by sign-up role, and how many of them are in a loop that is not closed. */
export async function countPeople(db: Db, programId: ProgramId): Promise<People> {
  const role = (name: string) => sql<number>`count(*) filter (where role = ${name})`;
  const counts = await db
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where("status", "<>", "removed")
    .select([
      sql<number>`count(*)`.as("all"),
      role("mentor").as("mentors"),
      role("mentee").as("mentees"),
      role("either").as("either"),
    ])
    .executeTakeFirstOrThrow();
  const matched = await db
    .selectFrom("standing")
    .where("program_id", "=", programId)
    .where("loop_id", "<>", "")
    .where("closed", "=", false)
    .select(sql<number>`count(distinct participant_id)`.as("people"))
    .executeTakeFirstOrThrow();
  return { ...counts, inALoop: matched.people };
}
