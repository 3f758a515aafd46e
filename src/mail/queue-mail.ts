import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../store/store.ts";
import type { CalendarPart } from "./mail.tables.ts";

export type Mail = {
  programId: string | null;
  /** What it is for: `invitation`, `sign-in`, `outreach` … */
  kind: string;
  to: string;
  subject: string;
  /** Plain text; links stand on their own line, after a line that says what they do: "Answer Amara:". */
  body: string;
  at: Date;
  /** The address that a mail program posts to when somebody unsubscribes with one click. */
  unsubscribe?: string | undefined;
  /** Who gets an answer to it, where that is not who sends. */
  replyTo?: string | null | undefined;
  calendar?: CalendarPart | undefined;
};

/** Lays a mail into the outbox, in the transaction that wants it sent: no commit, no mail. Answers with its id. */
export async function queueMail(tx: Tx | Db, mail: Mail): Promise<string> {
  const mailId = uuidv7();
  await tx
    .insertInto("mail")
    .values({
      mail_id: mailId,
      program_id: mail.programId,
      kind: mail.kind,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      created_at: mail.at,
      unsubscribe: mail.unsubscribe ?? null,
      reply_to: mail.replyTo ?? null,
      calendar: mail.calendar ? JSON.stringify(mail.calendar) : null,
    })
    .execute();
  return mailId;
}
