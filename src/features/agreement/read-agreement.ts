import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./agreement.tables.ts";

export type Signature = { name: string; mine: boolean; acceptedAt: Date | null };

/** Each present member of the viewer's loop, and when they accepted; the viewer first. */
export async function readAgreement(db: Db, viewer: MemberViewer): Promise<Signature[]> {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .leftJoin("agreement as a", (join) =>
      join
        .onRef("a.program_id", "=", "m.program_id")
        .onRef("a.loop_id", "=", "m.loop_id")
        .onRef("a.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", viewer.program.programId)
    .where("m.loop_id", "=", viewer.loop.loopId)
    .where("m.removed_at", "is", null)
    .orderBy("p.name")
    .select(["p.participant_id", "p.name", "a.accepted_at"])
    .execute();
  const all = rows.map((row) => ({
    name: row.name,
    mine: row.participant_id === viewer.participant.participantId,
    acceptedAt: row.accepted_at,
  }));
  return [...all.filter((one) => one.mine), ...all.filter((one) => !one.mine)];
}
