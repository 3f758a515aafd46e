import type { Role } from "../../milestones/activity.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db, Tx } from "../../store/store.ts";
import { isZone } from "../../time/zoned-time.ts";
import "../../access/access.tables.ts";
import type { OfLoop } from "./loop-for-meeting.ts";

export type LoopMember = { id: ParticipantId; name: string; role: Role; zone: string };

/** Who is in the loop now, and on which clock each of them lives. */
export async function membersOf(db: Db | Tx, { programId, loopId }: OfLoop): Promise<LoopMember[]> {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .innerJoin("program", "program.program_id", "m.program_id")
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "=", loopId)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("p.name")
    .orderBy("p.participant_id")
    .select(["p.participant_id", "p.name", "m.role", "p.timezone", "program.timezone as program_zone"])
    .execute();
  return rows.map((row) => ({
    id: row.participant_id,
    name: row.name,
    role: row.role,
    zone: [row.timezone, row.program_zone].find((zone) => zone !== null && isZone(zone)) ?? "UTC",
  }));
}
