import { z } from "zod";
import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";

const WRONG = "A whole number from 0 to 99, or nothing.";

/** How many mentees at once, as a form sends it; empty: as many as come. */
export const capacityField = z
  .string()
  .trim()
  .regex(/^\d{0,2}$/, WRONG)
  .default("")
  .transform((text) => (text === "" ? null : Number(text)));

/** A coordinator says how many mentees somebody takes at once. Loops that are open stay open. False: nobody like that. */
export async function setCapacity(db: Db, programId: ProgramId, id: ParticipantId, capacity: number | null) {
  const done = await db
    .updateTable("participant")
    .set({ capacity })
    .where("program_id", "=", programId)
    .where("participant_id", "=", id)
    .where("role", "<>", "mentee")
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}
