import { sql } from "kysely";
import type { LoopStatus } from "../../access/access.tables.ts";
import type { ProgramId } from "../../access/program-id.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../activity/activity.tables.ts";
import "../../progress/progress.tables.ts";

/** The newest loops with their members, where each stands, and the day of the last activity. No content is read. */
export async function listLoops(db: Db, programId: ProgramId, status: LoopStatus | null) {
  const loops = await db
    .selectFrom("loop as l")
    .where("l.program_id", "=", programId)
    .$if(status !== null, (query) => query.where("l.status", "=", status as LoopStatus))
    .orderBy("l.opened_at", "desc")
    .orderBy("l.loop_id", "desc")
    .limit(200)
    .select((eb) => [
      "l.loop_id",
      "l.status",
      "l.opened_at",
      eb
        .selectFrom("activity as a")
        .whereRef("a.program_id", "=", "l.program_id")
        .whereRef("a.loop_id", "=", "l.loop_id")
        .orderBy("a.seq", "desc")
        .limit(1)
        .select("a.recorded_at")
        .as("last_at"),
    ])
    .execute();
  if (loops.length === 0) return [];
  const members = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .leftJoin("standing as s", (join) =>
      join
        .onRef("s.program_id", "=", "m.program_id")
        .onRef("s.participant_id", "=", "m.participant_id")
        .onRef("s.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", programId)
    .where(
      "m.loop_id",
      "in",
      loops.map((loop) => loop.loop_id),
    )
    .where("m.removed_at", "is", null)
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .select(["m.loop_id", "m.role", "p.participant_id", "p.name", "s.stage", "s.completed_at", "s.turn"])
    .execute();
  return loops.map((loop) => ({ ...loop, members: members.filter((member) => member.loop_id === loop.loop_id) }));
}
export type ListedLoop = Awaited<ReturnType<typeof listLoops>>[number];

/** Everybody who can be matched, those without a loop first; with what they say of themselves to all. */
export async function matchable(db: Db, programId: ProgramId) {
  return db
    .selectFrom("participant as p")
    .where("p.program_id", "=", programId)
    .where("p.status", "<>", "removed")
    .select([
      "p.participant_id",
      "p.name",
      "p.role",
      "p.headline",
      sql<number>`(select count(*) from standing s where s.program_id = p.program_id and s.participant_id = p.participant_id
        and s.loop_id <> '' and not s.closed)`.as("loops"),
    ])
    .orderBy("loops")
    .orderBy("p.name")
    .limit(2_000)
    .execute();
}
export type Matchable = Awaited<ReturnType<typeof matchable>>[number];
