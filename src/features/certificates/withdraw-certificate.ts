import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import "./certificates.tables.ts";

/** Its holder takes their certificate back: it proves nothing any more. False when there is nothing to take back. */
export function withdrawCertificate(log: Log, viewer: MemberViewer): Promise<boolean> {
  return setWithdrawn(log, viewer, log.now());
}

/** Its holder lets it count again. What a coordinator revoked stays revoked. */
export function restoreCertificate(log: Log, viewer: MemberViewer): Promise<boolean> {
  return setWithdrawn(log, viewer, null);
}

async function setWithdrawn(log: Log, { program, participant, loop }: MemberViewer, at: Date | null) {
  return log.store.transaction(async (tx) => {
    const done = await tx
      .updateTable("certificate")
      .set({ withdrawn_at: at })
      .where("program_id", "=", program.programId)
      .where("participant_id", "=", participant.participantId)
      .where("loop_id", "=", loop.loopId)
      .where("withdrawn_at", at === null ? "is not" : "is", null)
      .executeTakeFirst();
    return Number(done.numUpdatedRows) > 0;
  });
}
