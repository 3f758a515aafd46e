import { sql } from "kysely";
import { createTransport } from "nodemailer";
import type { Store } from "../store/store.ts";
import "./mail.tables.ts";

const MAX_TRIES = 8;

export type Delivery = { sent: number; failed: number };
export type Send = (mail: { id: string; to: string; subject: string; body: string }) => Promise<void>;

/** Sends through SMTP. The Message-ID comes from the mail's own id: a second try is the same mail to whoever gets it. */
export function smtpSender(smtpUrl: string, from: string, domain: string): Send {
  const transport = createTransport(smtpUrl);
  return async (mail) => {
    await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${mail.id}@${domain}>`,
    });
  };
}

/**
 * Sends what waits in the outbox, oldest first, until nothing is due. Each mail is claimed by its row's lock, so
 * several servers can do this at once; a mail that fails is tried again later (2^tries minutes), eight times.
 */
export async function deliverMail(store: Store, send: Send, now: () => Date): Promise<Delivery> {
  const delivery = { sent: 0, failed: 0 };
  for (;;) {
    const went = await deliverOne(store, send, now());
    if (went === null) return delivery;
    delivery[went ? "sent" : "failed"]++;
  }
}

async function deliverOne(store: Store, send: Send, now: Date): Promise<boolean | null> {
  const claimed = await store.transaction(async (tx) => {
    const mail = await tx
      .selectFrom("mail")
      .where("sent_at", "is", null)
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
    await send({ id: claimed.mail_id, to: claimed.recipient, subject: claimed.subject, body: claimed.body });
    await store.db
      .updateTable("mail")
      .set({ sent_at: now, problem: null })
      .where("mail_id", "=", claimed.mail_id)
      .execute();
    return true;
  } catch (problem) {
    const code = (problem as { code?: string }).code ?? "failed";
    await store.db
      .updateTable("mail")
      .set({ problem: sql<string>`${String(code).slice(0, 80)}` })
      .where("mail_id", "=", claimed.mail_id)
      .execute();
    return false;
  }
}
