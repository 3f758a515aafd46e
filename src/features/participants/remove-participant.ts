import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";

export type Change = { programId: ProgramId; participantId: ParticipantId; by: string };

/** Takes somebody out of the program. A second call changes nothing; `rejoinParticipant` is its opposite. */
export async function removeParticipant(log: Log, change: Change): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const gone = await tx
      .updateTable("participant")
      .set({ status: "removed", removed_at: log.now() })
      .where("program_id", "=", change.programId)
      .where("participant_id", "=", change.participantId)
      .where("status", "<>", "removed")
      .executeTakeFirst();
    if (Number(gone.numUpdatedRows) === 0) return false;
    await log.record(tx, change.programId, {
      kind: "participant.removed",
      actor: change.by,
      participant: change.participantId,
    });
    return true;
  });
}

/** Takes somebody back in, to where they stood. */
export async function rejoinParticipant(log: Log, change: Change): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const back = await tx
      .updateTable("participant")
      .set((eb) => ({
        removed_at: null,
        status: eb
          .case()
          .when("user_id", "is not", null)
          .then("active" as const)
          .when("invited_at", "is not", null)
          .then("invited" as const)
          .else("joined" as const)
          .end(),
      }))
      .where("program_id", "=", change.programId)
      .where("participant_id", "=", change.participantId)
      .where("status", "=", "removed")
      .executeTakeFirst();
    if (Number(back.numUpdatedRows) === 0) return false;
    await log.record(tx, change.programId, {
      kind: "participant.rejoined",
      actor: change.by,
      participant: change.participantId,
    });
    return true;
  });
}
