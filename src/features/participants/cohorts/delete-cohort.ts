import type { CohortId } from "../../../access/cohort-id.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Tx } from "../../../store/store.ts";
import "../../../access/access.tables.ts";

export type CohortDeletion = { programId: ProgramId; cohort: CohortId };

/** Deletes a cohort; its people stay in the program, in none. A second call changes nothing. */
export async function deleteCohort(tx: Tx, { programId, cohort }: CohortDeletion): Promise<boolean> {
  const here = await tx
    .selectFrom("cohort")
    .where("program_id", "=", programId)
    .where("cohort_id", "=", cohort)
    .select("cohort_id")
    // Nobody is put into it from now on.
    .forUpdate()
    .executeTakeFirst();
  if (!here) return false;
  await tx
    .updateTable("participant")
    .set({ cohort_id: null })
    .where("program_id", "=", programId)
    .where("cohort_id", "=", cohort)
    .execute();
  await tx.deleteFrom("cohort").where("program_id", "=", programId).where("cohort_id", "=", cohort).execute();
  return true;
}
