import type { ProgramId } from "../../../access/program-id.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Db, Tx } from "../../../store/store.ts";
import "./availability.tables.ts";
import type { WeeklyRange } from "./week.ts";

/** When somebody can meet, in order; nothing said: an empty list. */
export async function readAvailability(
  db: Db | Tx,
  programId: ProgramId,
  participantId: ParticipantId,
): Promise<WeeklyRange[]> {
  const rows = await db
    .selectFrom("availability")
    .where("program_id", "=", programId)
    .where("participant_id", "=", participantId)
    .orderBy("weekday")
    .orderBy("from_minute")
    .select(["weekday", "from_minute", "to_minute"])
    .execute();
  return rows.map((row) => ({ weekday: row.weekday, from: row.from_minute, to: row.to_minute }));
}
