import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Signer } from "../access/signed-link.ts";
import "../access/access.tables.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import { refreshCoordinators } from "../progress/refresh-members.ts";
import type { Store, Tx } from "../store/store.ts";
import { merge, mergeSubject } from "./merge.ts";
import type { Skipped } from "./outreach.tables.ts";
import { type Recipient, readRecipients, type Sender } from "./recipients.ts";
import { type Due, OUTREACH_KIND, readSkips } from "./skips.ts";

const PIECE = 100;

/** What it takes to write the mails. */
export type OutreachParts = { baseUrl: string; signer: Signer; now: () => Date };

/** Writes the mails of all messages whose time has come. Gives back how many. */
export async function sendDueOutreach(store: Store, parts: OutreachParts): Promise<number> {
  const due = await store.db
    .selectFrom("outreach")
    .where("done_at", "is", null)
    .where("sent_at", "<=", parts.now())
    .orderBy("sent_at")
    .select(["program_id", "outreach_id"])
    .execute();
  let mails = 0;
  for (const one of due) mails += await sendOutreach(store, one, parts);
  return mails;
}

/**
 * Writes the mails of one message, for a hundred people in each transaction. Everybody gets exactly one mail, or the reason
 * why not is kept, however often this is killed and begun again. Fields are filled in with what is true at the moment of writing.
 * Gives back how many mails it wrote.
 */
export async function sendOutreach(store: Store, due: Due, parts: OutreachParts): Promise<number> {
  let mails = 0;
  for (;;) {
    const written = await store.transaction((tx) => sendPiece(store, tx, due, parts));
    if (written === null) return mails;
    mails += written;
  }
}

/** The address that answers go to: of whoever wrote it, as long as they look after the program. */
const answerTo = sql<string | null>`case when exists (select 1 from coordinator k
    where k.program_id = o.program_id and k.user_id = o.sent_by)
  or exists (select 1 from org_admin a where a.org_id = p.org_id and a.user_id = o.sent_by) then u.email end`;

/** Writes to the next hundred people. Null when nobody is left: then the message is done. */
async function sendPiece(store: Store, tx: Tx, due: Due, parts: OutreachParts): Promise<number | null> {
  const now = parts.now();
  const outreach = await tx
    .selectFrom("outreach as o")
    .innerJoin("program as p", "p.program_id", "o.program_id")
    .leftJoin("user as u", "u.id", "o.sent_by")
    .where("o.program_id", "=", due.program_id)
    .where("o.outreach_id", "=", due.outreach_id)
    .where("o.done_at", "is", null)
    .select(["o.subject", "o.body", "o.milestone", "o.again", "u.name as sender", answerTo.as("answerTo")])
    .select(["p.program_id", "p.org_id", "p.name", "p.timezone", "p.pathway"])
    // Servers that send the same message take turns, piece by piece.
    .forUpdate("o")
    .executeTakeFirst();
  if (!outreach) return null;
  const waiting = await tx
    .selectFrom("outreach_recipient")
    .where("program_id", "=", due.program_id)
    .where("outreach_id", "=", due.outreach_id)
    .where("mail_id", "is", null)
    .where("skipped", "is", null)
    .orderBy("participant_id")
    .limit(PIECE)
    .select(["participant_id", "loop_id"])
    .execute();
  if (waiting.length === 0) {
    await tx
      .updateTable("outreach")
      .set({ done_at: now })
      .where("program_id", "=", due.program_id)
      .where("outreach_id", "=", due.outreach_id)
      .execute();
    return null;
  }
  const ids = waiting.map((row) => row.participant_id);
  await lockPeople(tx, due.program_id, ids);
  const { program_id: programId, org_id: orgId, name, timezone, pathway } = outreach;
  const sender: Sender = {
    program: { programId, orgId, name, timezone, pathway },
    account: { name: outreach.sender ?? name },
  };
  const recipients = await readRecipients(tx, sender, {
    to: ids,
    milestone: outreach.milestone,
    loops: new Map(waiting.map((row) => [row.participant_id, row.loop_id])),
    baseUrl: parts.baseUrl,
    asOf: now,
  });
  const skips = await readSkips(tx, due, ids, recipients, { again: outreach.again, asOf: now });
  let mails = 0;
  for (const id of ids) {
    const person = recipients.find((one) => one.participantId === id);
    const why = skips.get(id);
    if (person && !why) {
      await writeTo(tx, due, person, outreach, parts);
      mails++;
    } else await note(tx, due, id, { skipped: why ?? null });
  }
  // Coordinators who look at the message see its numbers grow.
  await refreshCoordinators(store, tx, programId);
  return mails;
}

/** Two messages to one person wait for each other, so that the second sees the first. */
async function lockPeople(tx: Tx, programId: ProgramId, ids: readonly ParticipantId[]) {
  await tx
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where("participant_id", "in", [...ids])
    .orderBy("participant_id")
    .select("participant_id")
    .forNoKeyUpdate()
    .execute();
}

async function writeTo(
  tx: Tx,
  due: Due,
  person: Recipient,
  { subject, body, answerTo }: { subject: string; body: string; answerTo: string | null },
  { baseUrl, signer, now }: OutreachParts,
) {
  const fields = { program: due.program_id, participant: person.participantId, kinds: OUTREACH_KIND };
  const mailId = await queueMail(tx, {
    programId: due.program_id,
    kind: OUTREACH_KIND,
    to: person.email as string,
    subject: mergeSubject(subject, person.values),
    body: `${merge(body, person.values)}\n`,
    at: now(),
    replyTo: answerTo,
    unsubscribe: `${baseUrl}/unsubscribe/${signer.sign("unsubscribe", fields)}`,
  });
  await note(tx, due, person.participantId, { mail_id: mailId });
}

async function note(tx: Tx, due: Due, id: ParticipantId, what: { skipped: Skipped | null } | { mail_id: string }) {
  await tx
    .updateTable("outreach_recipient")
    .set(what)
    .where("program_id", "=", due.program_id)
    .where("outreach_id", "=", due.outreach_id)
    .where("participant_id", "=", id)
    .execute();
}
