import type { Log } from "../../../activity/log.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Tx } from "../../../store/store.ts";
import { lockLoop, type OfLoop } from "../loop-for-meeting.ts";
import { openProposal, settleProposal } from "./open-proposal.ts";

export type WithdrawRefusal = "no_such_proposal" | "not_your_proposal" | "proposal_settled" | "loop_closed";
export type Withdrawn = { proposal: string; withdrawn: boolean } | { refused: WithdrawRefusal };

/**
 * Takes one's own proposal back while nobody has answered it: to the log it was never made. The one that it answered
 * waits again. A second call changes nothing.
 */
export async function withdrawProposal(
  log: Log,
  change: OfLoop & { proposal: string; by: ParticipantId },
): Promise<Withdrawn> {
  const { proposal } = change;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, change))) return { refused: "loop_closed" };
    const present = await tx
      .selectFrom("meeting_proposal")
      .where("program_id", "=", change.programId)
      .where("loop_id", "=", change.loopId)
      .where("proposal_id", "=", proposal)
      .select(["proposed_by", "status"])
      .executeTakeFirst();
    if (!present) return { refused: "no_such_proposal" };
    if (present.proposed_by !== change.by) return { refused: "not_your_proposal" };
    if (present.status === "withdrawn") return { proposal, withdrawn: false };
    if (present.status !== "open") return { refused: "proposal_settled" };
    await withdrawOpen(log, tx, change);
    return { proposal, withdrawn: true };
  });
}

/** The same, of the one that is open, in a transaction that holds the loop's lock. */
export async function withdrawOpen(log: Log, tx: Tx, of: OfLoop & { by: ParticipantId }): Promise<void> {
  const open = await openProposal(tx, of);
  if (!open) return;
  await settleProposal(tx, of, open.proposal_id, "withdrawn", log.now());
  if (open.answers) await settleProposal(tx, of, open.answers, "open", log.now());
  await log.record(tx, of.programId, {
    kind: "activity.retracted",
    actor: of.by,
    of: open.activity_id,
    reason: "The proposal was withdrawn.",
  });
}
