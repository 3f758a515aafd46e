import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";

/** Notes that somebody has read the guide. A second time changes nothing. */
export async function readGuide(log: Log, { program, participant }: ParticipantViewer): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const first = await tx
      .updateTable("participant")
      .set({ guide_read_at: log.now() })
      .where("program_id", "=", program.programId)
      .where("participant_id", "=", participant.participantId)
      .where("guide_read_at", "is", null)
      .executeTakeFirst();
    if (Number(first.numUpdatedRows) === 0) return false;
    await log.record(tx, program.programId, { kind: "guide.read", actor: participant.participantId });
    return true;
  });
}
