import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { explainFor } from "../../progress/explanation.ts";

export type Grant = {
  programId: ProgramId;
  participantId: ParticipantId;
  loopId: LoopId | null;
  step: string;
  reason: string;
  by: string;
};

/**
 * A coordinator counts a step as done, and says why: the reason becomes part of the explanation. False when the step
 * is not one that is left, so a second call changes nothing.
 */
export async function grantStep(log: Log, grant: Grant): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const why = await explainFor(tx, grant.programId, grant.participantId, grant.loopId, log.now());
    if (!why?.left.some((left) => left.step === grant.step)) return false;
    await log.record(tx, grant.programId, {
      kind: "step.granted",
      ...(grant.loopId ? { loop: grant.loopId } : {}),
      actor: grant.by,
      participant: grant.participantId,
      step: grant.step,
      reason: grant.reason,
    });
    return true;
  });
}
