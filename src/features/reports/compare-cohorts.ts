import type { Cohort } from "../../insights/cohorts.ts";
import { type Report, readReport } from "./read-report.ts";
import type { Scope } from "./scope.ts";

/** More of them side by side could not be told apart. */
export const COMPARED_MAX = 6;
export type Compared = { cohort: Cohort; report: Report };
/** Which cohorts stand side by side, and whether somebody chose them. */
export type Comparison = { cohorts: Cohort[]; chosen: boolean };

/** Of all cohorts (the latest first) those that were asked for and exist, or else the latest; six at most. */
export function comparisonOf(all: Cohort[], asked: readonly string[]): Comparison {
  const latest = all.slice(0, COMPARED_MAX);
  const cohorts = all.filter(({ cohortId }) => asked.includes(cohortId)).slice(0, COMPARED_MAX);
  const same = cohorts.length === latest.length && cohorts.every((one, at) => one === latest[at]);
  return cohorts.length === 0 || same ? { cohorts: latest, chosen: false } : { cohorts, chosen: true };
}

/** These cohorts, each with its report over the same days (and the same tag); with one alone there is nothing to compare. */
export async function compareCohorts(scope: Scope, cohorts: readonly Cohort[]): Promise<Compared[]> {
  if (cohorts.length < 2) return [];
  const compared: Compared[] = [];
  for (const cohort of cohorts) {
    const report = await readReport({ ...scope, slice: { ...scope.slice, cohort: cohort.cohortId } });
    compared.push({ cohort, report });
  }
  return compared;
}
