import { sql } from "kysely";
import type { CohortId } from "../../../access/cohort-id.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { inChunks } from "../../../store/chunks.ts";
import type { Tx } from "../../../store/store.ts";
import "../../../access/access.tables.ts";

export type CohortSetting = { programId: ProgramId; people: readonly ParticipantId[]; cohort: CohortId | null };

/**
 * Puts people of the program into a cohort, out of the one they were in; null: into none. Those who are there already,
 * and people of elsewhere, are passed over. Answers with how many moved.
 */
export async function setCohort(
  tx: Tx,
  { programId, people, cohort }: CohortSetting,
): Promise<{ moved: number } | { refused: "no_cohort" }> {
  if (cohort !== null && !(await holdCohort(tx, programId, cohort))) return { refused: "no_cohort" };
  let moved = 0;
  for (const some of inChunks([...new Set(people)])) {
    const done = await tx
      .updateTable("participant")
      .set({ cohort_id: cohort })
      .where("program_id", "=", programId)
      .where("participant_id", "in", some)
      .where(sql<boolean>`cohort_id is distinct from ${cohort}`)
      .executeTakeFirst();
    moved += Number(done.numUpdatedRows);
  }
  return { moved };
}

/** Is the cohort there? It is held until the end, so that nobody is put into one that is being deleted. */
export async function holdCohort(tx: Tx, programId: ProgramId, cohort: CohortId): Promise<boolean> {
  const row = await tx
    .selectFrom("cohort")
    .where("program_id", "=", programId)
    .where("cohort_id", "=", cohort)
    .select("cohort_id")
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}
