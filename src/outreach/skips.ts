import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Db, Tx } from "../store/store.ts";
import "../mail/mail.tables.ts";
import "../notices/notices.tables.ts";
import type { Skipped } from "./outreach.tables.ts";
import type { Recipient } from "./recipients.ts";

/** By this kind a participant says that they want none of these mails. */
export const OUTREACH_KIND = "outreach";
/** Nobody gets two within this time, unless the coordinator says so (ms). */
export const REST = 3 * 86_400_000;

/** One message of a program. */
export type Due = { program_id: ProgramId; outreach_id: string };

/**
 * Who of those chosen does not get a message, and why. Asked before it goes, for the preview, and again when it goes.
 * `again`: the coordinator also writes to people to whom another message went a short while ago.
 */
export async function readSkips(
  db: Db | Tx,
  due: Due,
  chosen: readonly ParticipantId[],
  recipients: readonly Recipient[],
  { again, asOf }: { again: boolean; asOf: Date },
): Promise<Map<ParticipantId, Skipped>> {
  const unsubscribed = await unsubscribedOf(db, due.program_id, chosen);
  const written = again ? new Set<string>() : await writtenTo(db, due, chosen, asOf);
  const people = new Map(recipients.map((person) => [person.participantId, person]));
  const skips = new Map<ParticipantId, Skipped>();
  for (const id of chosen) {
    const why = whySkipped(people.get(id), unsubscribed.has(id), written.has(id));
    if (why) skips.set(id, why);
  }
  return skips;
}

function whySkipped(person: Recipient | undefined, unsubscribed: boolean, written: boolean): Skipped | null {
  if (!person) return "removed";
  if (person.email === null) return "no_address";
  if (unsubscribed) return "unsubscribed";
  return written ? "written_to" : null;
}

/** Those of them who want no mails from their coordinators. */
async function unsubscribedOf(db: Db | Tx, programId: ProgramId, ids: readonly string[]) {
  if (ids.length === 0) return new Set<string>();
  const rows = await db
    .selectFrom("notice_preference")
    .where("program_id", "=", programId)
    .where("kind", "=", OUTREACH_KIND)
    .where("pace", "=", "off")
    .where("participant_id", "in", [...ids] as ParticipantId[])
    .select("participant_id")
    .execute();
  return new Set<string>(rows.map((row) => row.participant_id));
}

/** Those of them to whom another message went within the last days (`REST`). */
export async function writtenTo(db: Db | Tx, due: Due, ids: readonly string[], now: Date) {
  if (ids.length === 0) return new Set<string>();
  const rows = await db
    .selectFrom("outreach_recipient as r")
    .innerJoin("mail as m", "m.mail_id", "r.mail_id")
    .where("r.program_id", "=", due.program_id)
    .where("r.outreach_id", "<>", due.outreach_id)
    .where("r.participant_id", "in", [...ids] as ParticipantId[])
    .where("m.created_at", ">", new Date(now.getTime() - REST))
    .select(sql<string>`distinct r.participant_id`.as("id"))
    .execute();
  return new Set(rows.map((row) => row.id));
}
