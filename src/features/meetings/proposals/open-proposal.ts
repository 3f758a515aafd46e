import type { Tx } from "../../../store/store.ts";
import type { Filled } from "../../../store/together.ts";
import type { OfLoop } from "../loop-for-meeting.ts";
import "./proposals.tables.ts";
import type { ProposalStatus } from "./proposals.tables.ts";

/** The proposal of the loop that waits for an answer. Whoever asks holds the loop's lock. */
export async function openProposal(tx: Tx, { programId, loopId }: OfLoop) {
  return tx
    .selectFrom("meeting_proposal")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("status", "=", "open")
    .selectAll()
    .executeTakeFirst();
}

export async function settleProposal(
  tx: Tx,
  { programId, loopId }: OfLoop,
  proposal: string,
  status: ProposalStatus,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("meeting_proposal")
    .set({ status, settled_at: status === "open" ? null : at })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("proposal_id", "=", proposal)
    .execute();
}

/** A meeting was arranged without picking: nobody has to pick any more. */
export async function overtakeProposal(tx: Tx, of: OfLoop, at: Date): Promise<void> {
  const open = await openProposal(tx, of);
  if (open) await settleProposal(tx, of, open.proposal_id, "overtaken", at);
}

const OVERTAKEN = {
  name: "proposal_overtaken",
  text: `update meeting_proposal set status = 'overtaken', settled_at = $4::timestamptz
    where program_id = $1 and loop_id = $2 and proposal_id = $3`,
};

/** The same as a part of the statement that writes the meeting. */
export const overtaken = ({ programId, loopId }: OfLoop, proposal: string, at: Date): Filled => ({
  piece: OVERTAKEN,
  values: [programId, loopId, proposal, at],
});
