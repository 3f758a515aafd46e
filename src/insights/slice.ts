import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { CohortId } from "../access/cohort-id.ts";
import type { ProgramId } from "../access/program-id.ts";

/** A program narrowed to a cohort, a tag, or both, as it stands in the address; "" is everybody. */
export const Slice = z.object({
  cohort: z
    .string()
    .trim()
    .max(80)
    .catch("")
    .default("")
    .transform((id) => id as CohortId | ""),
  tag: z.string().trim().max(80).catch("").default(""),
});
export type Slice = z.output<typeof Slice>;

export const WHOLE: Slice = { cohort: "", tag: "" };
export const isWhole = ({ cohort, tag }: Slice) => cohort === "" && tag === "";

/** Whether everybody of the second slice is in the first, too. */
export const covers = (wide: Slice, narrow: Slice) =>
  (wide.cohort === "" || wide.cohort === narrow.cohort) && (wide.tag === "" || wide.tag === narrow.tag);

/** The slice as the end of an address: "?cohort=…&tag=…", or nothing. */
export function sliceQuery({ cohort, tag }: Slice): string {
  const query = new URLSearchParams({ ...(cohort && { cohort }), ...(tag && { tag }) }).toString();
  return query && `?${query}`;
}

/** True of those participants (`person` is a column such as `s.participant_id`) who are in the slice. */
export function inSlice(programId: ProgramId, { cohort, tag }: Slice, person: string): RawBuilder<boolean> {
  const who = sql.ref(person);
  const ofCohort = sql`${who} in (select participant_id from participant
    where program_id = ${programId} and cohort_id = ${cohort})`;
  const tagged = sql`${who} in (select participant_id from participant_tag
    where program_id = ${programId} and tag = ${tag})`;
  if (cohort && tag) return sql<boolean>`(${ofCohort} and ${tagged})`;
  if (cohort) return sql<boolean>`(${ofCohort})`;
  return tag ? sql<boolean>`(${tagged})` : sql<boolean>`true`;
}
