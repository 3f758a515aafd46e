import type { CohortId } from "../../../access/cohort-id.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Tx } from "../../../store/store.ts";
import { type CohortRefusal, cohortNamed, createCohort } from "./create-cohort.ts";

/** The cohorts of these names, in lower case; those that are not there yet are made, with no first day. */
export async function cohortsByName(
  tx: Tx,
  programId: ProgramId,
  names: readonly string[],
  at: Date,
): Promise<Map<string, CohortId> | { refused: CohortRefusal }> {
  const found = new Map<string, CohortId>();
  for (const name of names) {
    if (found.has(name.toLowerCase())) continue;
    const known = await cohortNamed(tx, programId, name);
    const made = known ? { cohort: known } : await createCohort(tx, { programId, name, startsOn: null, at });
    if ("refused" in made) return made;
    found.set(name.toLowerCase(), made.cohort);
  }
  return found;
}
