import type { CoordinatorViewer } from "../access/viewer.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { Tx } from "../store/store.ts";
import { merge } from "./merge.ts";
import "./outreach.tables.ts";
import type { Recipient } from "./recipients.ts";

export type Outreach = {
  /** Made with the form: the same form sent twice is one message. */
  id: string;
  sample: string | null;
  subject: string;
  body: string;
  recipients: readonly Recipient[];
  at: Date;
};

/** Writes to each of them, in their own words filled in: rows and mails in one transaction. Answers with how many. */
export async function sendOutreach(tx: Tx, viewer: CoordinatorViewer, outreach: Outreach): Promise<number> {
  const { programId } = viewer.program;
  const first = await tx
    .insertInto("outreach")
    .values({
      program_id: programId,
      outreach_id: outreach.id,
      sample: outreach.sample,
      subject: outreach.subject,
      body: outreach.body,
      sent_by: viewer.account.userId,
      sent_at: outreach.at,
    })
    .onConflict((conflict) => conflict.columns(["program_id", "outreach_id"]).doNothing())
    .executeTakeFirst();
  if (Number(first.numInsertedOrUpdatedRows ?? 0) === 0) return 0;
  let sent = 0;
  for (const recipient of outreach.recipients) {
    if (recipient.email === null) continue;
    const mailId = await queueMail(tx, {
      programId,
      kind: "outreach",
      to: recipient.email,
      subject: merge(outreach.subject, recipient.values),
      body: `${merge(outreach.body, recipient.values)}\n`,
      at: outreach.at,
    });
    await tx
      .insertInto("outreach_recipient")
      .values({
        program_id: programId,
        outreach_id: outreach.id,
        participant_id: recipient.participantId,
        loop_id: recipient.loopId,
        stage: recipient.stage,
        mail_id: mailId,
      })
      .execute();
    sent++;
  }
  return sent;
}
