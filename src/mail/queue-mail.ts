import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../store/store.ts";
import "./mail.tables.ts";

export type Mail = {
  programId: string | null;
  /** What it is for: `invitation`, `sign-in`, `outreach` … */
  kind: string;
  to: string;
  subject: string;
  /** Plain text; links stand on their own line. */
  body: string;
  at: Date;
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
    })
    .execute();
  return mailId;
}
