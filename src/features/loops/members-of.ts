import type { ProgramId } from "../../access/program-id.ts";
import type { Role } from "../../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type LoopMember = { id: ParticipantId; name: string; role: Role };

/** Who is in a loop and in the program now, by name. */
export async function membersOf(db: Db | Tx, programId: ProgramId, loopId: LoopId): Promise<LoopMember[]> {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "=", loopId)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .orderBy("p.participant_id")
    .select(["p.participant_id", "p.name", "m.role"])
    .execute();
  return rows.map((row) => ({ id: row.participant_id, name: row.name, role: row.role }));
}
