import type { CohortId } from "../../../access/cohort-id.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Tx } from "../../../store/store.ts";
import { cohortNamed, lockCohorts } from "./create-cohort.ts";

export type CohortChange = { programId: ProgramId; cohort: CohortId; name: string; startsOn: string | null };

/** Gives a cohort another name or first day. */
export async function changeCohort(
  tx: Tx,
  { programId, cohort, name, startsOn }: CohortChange,
): Promise<"changed" | { refused: "name_taken" | "no_cohort" }> {
  await lockCohorts(tx, programId);
  const same = await cohortNamed(tx, programId, name);
  if (same && same !== cohort) return { refused: "name_taken" };
  const changed = await tx
    .updateTable("cohort")
    .set({ name, starts_on: startsOn })
    .where("program_id", "=", programId)
    .where("cohort_id", "=", cohort)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0 ? "changed" : { refused: "no_cohort" };
}
