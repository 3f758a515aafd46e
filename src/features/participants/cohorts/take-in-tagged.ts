import { sql } from "kysely";
import type { CohortId } from "../../../access/cohort-id.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Tx } from "../../../store/store.ts";
import { holdCohort } from "./set-cohort.ts";

export type TakingIn = { programId: ProgramId; cohort: CohortId; tag: string };

/**
 * Puts everybody who has a tag and is in the program into a cohort, out of the one they were in. Those who are there
 * already are passed over: a second call changes nothing. Answers with how many moved.
 */
export async function takeInTagged(
  tx: Tx,
  { programId, cohort, tag }: TakingIn,
): Promise<{ moved: number } | { refused: "no_cohort" }> {
  if (!(await holdCohort(tx, programId, cohort))) return { refused: "no_cohort" };
  const done = await tx
    .updateTable("participant")
    .set({ cohort_id: cohort })
    .where("program_id", "=", programId)
    .where("status", "<>", "removed")
    .where(sql<boolean>`cohort_id is distinct from ${cohort}`)
    .where("participant_id", "in", (eb) =>
      eb
        .selectFrom("participant_tag")
        .where("program_id", "=", programId)
        .where("tag", "=", tag)
        .select("participant_id"),
    )
    .executeTakeFirst();
  return { moved: Number(done.numUpdatedRows) };
}
