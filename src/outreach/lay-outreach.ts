import type { CoordinatorViewer } from "../access/viewer.ts";
import { inChunks } from "../store/chunks.ts";
import type { Tx } from "../store/store.ts";
import "./outreach.tables.ts";
import type { Recipient } from "./recipients.ts";

/** A message from a coordinator, with the people who were chosen. */
export type Outreach = {
  /** Made with the form: the same form sent twice is one message. */
  id: string;
  sample: string | null;
  subject: string;
  body: string;
  milestone: string;
  /** It goes also to people who were written to in the last days. */
  again: boolean;
  recipients: readonly Recipient[];
  /** When it goes; now, or a moment ahead. */
  at: Date;
};

/**
 * Lays a message down with the people it goes to. Its mails are written afterwards, a hundred at a time (`sendDueOutreach`):
 * thousands hold nobody up, and a kill loses nobody. False when the same form was sent before.
 */
export async function layOutreach(tx: Tx, viewer: CoordinatorViewer, outreach: Outreach): Promise<boolean> {
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
      milestone: outreach.milestone,
      again: outreach.again,
    })
    .onConflict((conflict) => conflict.columns(["program_id", "outreach_id"]).doNothing())
    .executeTakeFirst();
  if (Number(first.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  const rows = outreach.recipients.map((recipient) => ({
    program_id: programId,
    outreach_id: outreach.id,
    participant_id: recipient.participantId,
    loop_id: recipient.loopId,
    stage: recipient.stage,
  }));
  for (const some of inChunks(rows)) await tx.insertInto("outreach_recipient").values(some).execute();
  return true;
}

/** Takes back a message that has not begun to go. False when it has begun, or there is none. */
export async function cancelOutreach(tx: Tx, { program }: CoordinatorViewer, id: string, now: Date): Promise<boolean> {
  const waiting = await tx
    .selectFrom("outreach")
    .where("program_id", "=", program.programId)
    .where("outreach_id", "=", id)
    .where("done_at", "is", null)
    .where("sent_at", ">", now)
    .select("outreach_id")
    .forUpdate()
    .executeTakeFirst();
  if (!waiting) return false;
  for (const table of ["outreach_recipient", "outreach"] as const) {
    await tx.deleteFrom(table).where("program_id", "=", program.programId).where("outreach_id", "=", id).execute();
  }
  return true;
}
