import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import type { MailText, MailWords } from "../../../mail/mail-text.ts";

/** Makes these the words of the mail in this program, from the next one on. Cairn's own words are kept as none. */
export async function keepWords(
  log: Log,
  { program, account }: CoordinatorViewer,
  mail: MailText,
  { subject, body }: MailWords,
): Promise<void> {
  if (subject === mail.subject && body.trim() === mail.body.trim()) {
    await forgetWords(log, program.programId, mail);
    return;
  }
  const words = { subject, body, changed_by: account.userId, changed_at: log.now() };
  await log.store.db
    .insertInto("mail_text")
    .values({ program_id: program.programId, mail: mail.id, ...words })
    .onConflict((conflict) => conflict.columns(["program_id", "mail"]).doUpdateSet(words))
    .execute();
}

/** Goes back to Cairn's own words. */
export async function forgetWords(log: Log, programId: string, mail: MailText): Promise<void> {
  await log.store.db.deleteFrom("mail_text").where("program_id", "=", programId).where("mail", "=", mail.id).execute();
}
