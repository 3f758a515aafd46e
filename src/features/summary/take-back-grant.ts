import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../activity/activity.tables.ts";

/** The steps that coordinators counted for somebody, with their reasons; those taken back are left out. */
export function grantsOf(db: Db | Tx, programId: ProgramId, id: ParticipantId, loops: readonly LoopId[]) {
  return db
    .selectFrom("activity as a")
    .leftJoin("retraction as r", (join) =>
      join.onRef("r.program_id", "=", "a.program_id").onRef("r.activity_id", "=", "a.id"),
    )
    .leftJoin("user as u", (join) => join.onRef("u.id", "=", sql`a.actor`))
    .where("a.program_id", "=", programId)
    .where("a.kind", "=", "step.granted")
    .where((eb) =>
      eb.or([
        eb.and([eb("a.loop_id", "is", null), eb("a.person_id", "=", id)]),
        ...(loops.length > 0 ? [eb("a.loop_id", "in", [...loops])] : []),
      ]),
    )
    .where(sql<string>`a.data ->> 'participant'`, "=", id)
    .where("r.activity_id", "is", null)
    .orderBy("a.seq")
    .select(["a.id", "a.loop_id", "u.name as by"])
    .select([sql<string>`a.data ->> 'step'`.as("step"), sql<string | null>`a.data ->> 'reason'`.as("reason")])
    .execute();
}
export type GrantedStep = Awaited<ReturnType<typeof grantsOf>>[number];

/** A step that a coordinator counted by hand is counted no more. A second call changes nothing. */
export async function takeBackGrant(
  log: Log,
  change: { programId: ProgramId; participantId: ParticipantId; grant: string; by: string },
): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const found = await tx
      .selectFrom("activity")
      .where("program_id", "=", change.programId)
      .where("id", "=", change.grant)
      .where("kind", "=", "step.granted")
      .select("loop_id")
      .executeTakeFirst();
    if (!found) return false;
    const loops = found.loop_id === null ? [] : [found.loop_id as LoopId];
    const granted = await grantsOf(tx, change.programId, change.participantId, loops);
    if (!granted.some((one) => one.id === change.grant)) return false;
    await log.record(tx, change.programId, {
      kind: "activity.retracted",
      actor: change.by,
      of: change.grant,
      reason: "Taken back by a coordinator.",
    });
    return true;
  });
}
