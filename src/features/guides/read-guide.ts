import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Db } from "../../store/store.ts";

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

/** When somebody has read their guide, if they have. */
export async function guideReadAt(db: Db, { program, participant }: ParticipantViewer): Promise<Date | null> {
  const row = await db
    .selectFrom("participant")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", participant.participantId)
    .select("guide_read_at")
    .executeTakeFirst();
  return row?.guide_read_at ?? null;
}
