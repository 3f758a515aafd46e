import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { lockAll } from "../../store/lock.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type Full = { id: ParticipantId; name: string; capacity: number; mentees: number };

/**
 * The first of these mentors who would have more mentees than they take, one more each; or of the mentors of a closed
 * loop that is to be opened again. Whoever asks about the same mentor waits until this transaction ends, so that two
 * matches at once cannot both take the last place.
 */
export async function mentorWithoutPlace(
  tx: Tx,
  programId: ProgramId,
  of: { mentors: readonly ParticipantId[] } | { loopId: LoopId },
): Promise<Full | null> {
  const mentors = "mentors" in of ? of.mentors : await mentorsOfPair(tx, programId, of.loopId);
  if (mentors.length === 0) return null;
  await lockAll(
    tx,
    mentors.map((mentor) => `capacity:${programId}:${mentor}`),
  );
  const rows = await tx
    .selectFrom("participant as p")
    .where("p.program_id", "=", programId)
    .where("p.participant_id", "in", [...mentors])
    .where("p.capacity", "is not", null)
    .orderBy("p.name")
    .select(["p.participant_id", "p.name", "p.capacity", menteesNow().as("mentees")])
    .execute();
  const full = rows.find((row) => row.mentees >= (row.capacity as number));
  return full
    ? { id: full.participant_id, name: full.name, capacity: full.capacity as number, mentees: full.mentees }
    : null;
}

/** How many loops of two somebody (`p`) is the mentor of that are not closed. Groups are not counted, paused loops are. */
export const menteesNow = () =>
  sql<number>`(select count(*) from loop_member m join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
    where m.program_id = p.program_id and m.participant_id = p.participant_id and m.role = 'mentor'
      and m.removed_at is null and l.status <> 'closed' and l.kind = 'pair')`;

async function mentorsOfPair(db: Db | Tx, programId: ProgramId, loopId: LoopId): Promise<ParticipantId[]> {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "=", loopId)
    .where("l.kind", "=", "pair")
    .where("m.role", "=", "mentor")
    .where("m.removed_at", "is", null)
    .select("m.participant_id")
    .execute();
  return rows.map((row) => row.participant_id);
}
