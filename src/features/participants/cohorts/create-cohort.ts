import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { CohortId } from "../../../access/cohort-id.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import { lock } from "../../../store/lock.ts";
import type { Tx } from "../../../store/store.ts";
import "../../../access/access.tables.ts";

/** The most that a program has; a longer list could not be chosen from. */
export const COHORTS_MAX = 200;
export type NewCohort = { programId: ProgramId; name: string; startsOn: string | null; at: Date };
export type CohortRefusal = "name_taken" | "too_many_cohorts";

/** A new cohort, with nobody in it. Its name is its own, however it is written. */
export async function createCohort(
  tx: Tx,
  { programId, name, startsOn, at }: NewCohort,
): Promise<{ cohort: CohortId } | { refused: CohortRefusal }> {
  await lockCohorts(tx, programId);
  if (await cohortNamed(tx, programId, name)) return { refused: "name_taken" };
  const { n } = await tx
    .selectFrom("cohort")
    .where("program_id", "=", programId)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  if (n >= COHORTS_MAX) return { refused: "too_many_cohorts" };
  const cohort = uuidv7() as CohortId;
  await tx
    .insertInto("cohort")
    .values({ program_id: programId, cohort_id: cohort, name, starts_on: startsOn, created_at: at })
    .execute();
  return { cohort };
}

/** Names are given one after the other, so that the second of two is told that it is taken. */
export const lockCohorts = (tx: Tx, programId: ProgramId) => lock(tx, `the cohorts of ${programId}`);

/** The cohort of that name, in capitals or not. */
export async function cohortNamed(tx: Tx, programId: ProgramId, name: string): Promise<CohortId | null> {
  const row = await tx
    .selectFrom("cohort")
    .where("program_id", "=", programId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .select("cohort_id")
    .executeTakeFirst();
  return row?.cohort_id ?? null;
}
