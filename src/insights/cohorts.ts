import { sql } from "kysely";
import type { CohortId } from "../access/cohort-id.ts";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import "../access/access.tables.ts";

export type Cohort = { cohortId: CohortId; name: string; startsOn: string | null };

/** The cohorts of a program: the latest start first, those without a date at the end, then by name. */
export async function cohortsOf(db: Db, programId: ProgramId): Promise<Cohort[]> {
  const rows = await db
    .selectFrom("cohort")
    .where("program_id", "=", programId)
    .orderBy(sql`starts_on desc nulls last, lower(name) collate "C"`)
    .select(["cohort_id", "name", "starts_on"])
    .execute();
  return rows.map((row) => ({ cohortId: row.cohort_id, name: row.name, startsOn: row.starts_on }));
}

/** How many people (removed ones left out) are in each cohort. Empty cohorts are left out. */
export async function peopleInCohorts(db: Db, programId: ProgramId): Promise<Map<CohortId, number>> {
  const rows = await db
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where("cohort_id", "is not", null)
    .where("status", "<>", "removed")
    .groupBy("cohort_id")
    .select((eb) => ["cohort_id", eb.fn.countAll<number>().as("people")])
    .execute();
  return new Map(rows.flatMap((row) => (row.cohort_id ? [[row.cohort_id, row.people] as const] : [])));
}
