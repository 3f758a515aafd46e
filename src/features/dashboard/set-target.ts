import type { ProgramId } from "../../access/program-id.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Db } from "../../store/store.ts";
import "./dashboard.tables.ts";

/** How many people the program is to win; null takes the target away. */
export async function setTarget(log: Log, { program, account }: CoordinatorViewer, people: number | null) {
  const { db } = log.store;
  if (people === null) {
    await db.deleteFrom("participant_target").where("program_id", "=", program.programId).execute();
    return;
  }
  const target = { people, set_by: account.userId, set_at: log.now() };
  await db
    .insertInto("participant_target")
    .values({ program_id: program.programId, ...target })
    .onConflict((conflict) => conflict.column("program_id").doUpdateSet(target))
    .execute();
}

export async function readTarget(db: Db, programId: ProgramId): Promise<number | null> {
  const row = await db
    .selectFrom("participant_target")
    .where("program_id", "=", programId)
    .select("people")
    .executeTakeFirst();
  return row?.people ?? null;
}
