import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { refreshCoordinators } from "../../progress/refresh-members.ts";
import "../../access/access.tables.ts";
import type { InterventionKind } from "./interventions.tables.ts";

export type Intervention = { id: string; kind: InterventionKind; note: string; happenedOn: string };

/**
 * A coordinator notes what they did about somebody outside of the product, for the other coordinators. It moves no
 * milestone, so the log knows nothing of it. The same `id` again is the same note. False: nobody like that here.
 */
export async function logIntervention(
  log: Log,
  { program, account }: CoordinatorViewer,
  participantId: ParticipantId,
  { id, kind, note, happenedOn }: Intervention,
): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const person = await tx
      .selectFrom("participant")
      .where("program_id", "=", program.programId)
      .where("participant_id", "=", participantId)
      .select("participant_id")
      .executeTakeFirst();
    if (!person) return false;
    await tx
      .insertInto("intervention")
      .values({
        program_id: program.programId,
        intervention_id: id,
        participant_id: participantId,
        kind,
        note,
        happened_on: happenedOn,
        logged_by: account.userId,
        logged_at: log.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await refreshCoordinators(log.store, tx, program.programId);
    return true;
  });
}

/** Forgets a note: whoever wrote it may. A second call changes nothing. */
export async function forgetIntervention(log: Log, { program, account }: CoordinatorViewer, id: string) {
  return log.store.transaction(async (tx) => {
    const gone = await tx
      .deleteFrom("intervention")
      .where("program_id", "=", program.programId)
      .where("intervention_id", "=", id)
      .where("logged_by", "=", account.userId)
      .executeTakeFirst();
    if (Number(gone.numDeletedRows) === 0) return false;
    await refreshCoordinators(log.store, tx, program.programId);
    return true;
  });
}
