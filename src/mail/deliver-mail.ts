import { sql } from "kysely";
import type { Store } from "../store/store.ts";
import type { CalendarPart } from "./mail.tables.ts";

export const MAX_TRIES = 8;

/** `programs`: whose mails these were. */
export type Delivery = { sent: number; failed: number; programs: Set<string> };
export type Outgoing = {
  id: string;
  to: string;
  subject: string;
  body: string;
  unsubscribe: string | null;
  replyTo: string | null;
  calendar: CalendarPart | null;
};
export type Send = (mail: Outgoing) => Promise<void>;

/**
 * Sends what waits in the outbox, oldest first, until nothing is due. Each mail is claimed by its row's lock, so
 * several servers can do this at once; a mail that fails is tried again later (2^tries minutes), eight times. Where
 * the other side says for good that it does not know the person, it is not tried again.
 */
export async function deliverMail(store: Store, send: Send, now: () => Date): Promise<Delivery> {
  const delivery: Delivery = { sent: 0, failed: 0, programs: new Set() };
  for (;;) {
    const went = await deliverOne(store, send, now());
    if (went === null) return delivery;
    delivery[went.sent ? "sent" : "failed"]++;
    if (went.programId) delivery.programs.add(went.programId);
  }
}

type Went = { sent: boolean; programId: string | null };

async function deliverOne(store: Store, send: Send, now: Date): Promise<Went | null> {
  const claimed = await store.transaction(async (tx) => {
    const mail = await tx
      .selectFrom("mail")
      .where("sent_at", "is", null)
      .where("refused_at", "is", null)
      .where("tries", "<", MAX_TRIES)
      .where((eb) => eb.or([eb("not_before", "is", null), eb("not_before", "<=", now)]))
      .orderBy("created_at")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .selectAll()
      .executeTakeFirst();
    if (!mail) return null;
    const again = new Date(now.getTime() + 60_000 * 2 ** mail.tries);
    await tx
      .updateTable("mail")
      .set({ tries: mail.tries + 1, not_before: again })
      .where("mail_id", "=", mail.mail_id)
      .execute();
    return mail;
  });
  if (!claimed) return null;
  try {
    const { mail_id: id, recipient: to, subject, body, unsubscribe, reply_to: replyTo, calendar } = claimed;
    await send({ id, to, subject, body, unsubscribe, replyTo, calendar });
    await store.db
      .updateTable("mail")
      .set({ sent_at: now, problem: null })
      .where("mail_id", "=", claimed.mail_id)
      .execute();
    return { sent: true, programId: claimed.program_id };
  } catch (problem) {
    const code = (problem as { code?: string }).code ?? "failed";
    await store.db
      .updateTable("mail")
      .set({
        problem: sql<string>`${String(code).slice(0, 80)}`,
        ...(isRefusedForGood(problem) ? { refused_at: now } : {}),
      })
      .where("mail_id", "=", claimed.mail_id)
      .execute();
    return { sent: false, programId: claimed.program_id };
  }
}

/**
 * A 5xx answer to the recipient's address (RFC 5321, 4.2.1). Not 5.7: that is about whoever sends (relaying, a blocked
 * server), and passes when the host has mended it.
 */
function isRefusedForGood(problem: unknown): boolean {
  const { command, responseCode, response } = problem as { command?: string; responseCode?: number; response?: string };
  return command === "RCPT TO" && (responseCode ?? 0) >= 500 && !/^5\d\d[ -]5\.7\./.test(response ?? "");
}
