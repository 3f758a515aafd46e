import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import "./kudos.tables.ts";

/** How long deleted kudos can be brought back (ms). */
export const UNDO_FOR = 86_400_000;

/** Deletes kudos that one gave, for everybody. That they were given stays in the log. False: they are not theirs. */
export const deleteKudos = (log: Log, viewer: MemberViewer, kudosId: string) => putAway(log, viewer, kudosId, true);

/** Brings back what was deleted by mistake, between the two of them. */
export const restoreKudos = (log: Log, viewer: MemberViewer, kudosId: string) => putAway(log, viewer, kudosId, false);

async function putAway(log: Log, { program, participant, loop }: MemberViewer, kudosId: string, away: boolean) {
  return log.store.transaction(async (tx) => {
    const mine = tx
      .selectFrom("kudos")
      .where("program_id", "=", program.programId)
      .where("loop_id", "=", loop.loopId)
      .where("kudos_id", "=", kudosId)
      .where("author_id", "=", participant.participantId);
    const kudos = await mine.select("deleted_at").forUpdate().executeTakeFirst();
    if (!kudos) return false;
    if ((kudos.deleted_at !== null) === away) return true;
    await tx
      .updateTable("kudos")
      .set({ published: false, deleted_at: away ? log.now() : null })
      .where("program_id", "=", program.programId)
      .where("loop_id", "=", loop.loopId)
      .where("kudos_id", "=", kudosId)
      .execute();
    await refreshMembers(log.store, tx, program.programId, loop.loopId);
    return true;
  });
}

/** The clock: what was not brought back in time is forgotten, words and all. Answers with how many were. */
export async function forgetDeletedKudos(log: Log): Promise<number> {
  const before = new Date(log.now().getTime() - UNDO_FOR);
  const done = await log.store.db.deleteFrom("kudos").where("deleted_at", "<", before).executeTakeFirst();
  return Number(done.numDeletedRows);
}
