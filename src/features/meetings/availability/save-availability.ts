import type { ParticipantViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import "../../../access/access.tables.ts";
import "./availability.tables.ts";
import { merged, type WeeklyRange } from "./week.ts";

/** Keeps when somebody can meet: all of it, in place of what they said before. It is no activity: nothing has happened. */
export async function saveAvailability(
  log: Log,
  { program, participant }: ParticipantViewer,
  week: readonly WeeklyRange[],
): Promise<void> {
  const of = { program_id: program.programId, participant_id: participant.participantId };
  const rows = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    merged(week.filter((range) => range.weekday === weekday).map(({ from, to }) => ({ from, to }))).map(
      ({ from, to }) => ({ ...of, weekday, from_minute: from, to_minute: to }),
    ),
  );
  await log.store.transaction(async (tx) => {
    // Saved in two tabs at once: the second waits, and is the one that is kept.
    await tx
      .selectFrom("participant")
      .where("program_id", "=", of.program_id)
      .where("participant_id", "=", of.participant_id)
      .select("participant_id")
      .forNoKeyUpdate()
      .executeTakeFirst();
    await tx
      .deleteFrom("availability")
      .where("program_id", "=", of.program_id)
      .where("participant_id", "=", of.participant_id)
      .execute();
    if (rows.length > 0) await tx.insertInto("availability").values(rows).execute();
  });
}
