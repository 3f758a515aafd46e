import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import type { Skipped } from "./outreach.tables.ts";
import type { Recipient } from "./recipients.ts";
import { readSkips } from "./skips.ts";

/** What would happen if it went now: who gets it, and who does not, and why. */
export type Outlook = { reached: Recipient[]; skipped: { person: Recipient; why: Skipped }[] };

/** Asks before a message goes what is asked again when it goes (`readSkips`). */
export async function outlookOf(
  db: Db,
  programId: ProgramId,
  recipients: readonly Recipient[],
  { id, again, asOf }: { id: string; again: boolean; asOf: Date },
): Promise<Outlook> {
  const ids = recipients.map((person) => person.participantId);
  const skips = await readSkips(db, { program_id: programId, outreach_id: id }, ids, recipients, { again, asOf });
  const outlook: Outlook = { reached: [], skipped: [] };
  for (const person of recipients) {
    const why = skips.get(person.participantId);
    if (why) outlook.skipped.push({ person, why });
    else outlook.reached.push(person);
  }
  return outlook;
}
