import { firstName, names } from "../../access/names.ts";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./feedback.tables.ts";
import { STALE_AFTER } from "./questions.ts";

export type OpenQuestion = { loopId: LoopId; question: string };

/**
 * What this participant is asked now: the newest open question of each of their loops. Paused loops wait; of a closed
 * one only its end is asked about, for a while.
 */
export async function openQuestions(
  db: Db | Tx,
  programId: ProgramId,
  participantId: ParticipantId,
  asOf: Date,
): Promise<OpenQuestion[]> {
  const rows = await db
    .selectFrom("feedback_request as r")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "r.program_id").onRef("l.loop_id", "=", "r.loop_id"),
    )
    .innerJoin("loop_member as m", (join) =>
      join
        .onRef("m.program_id", "=", "r.program_id")
        .onRef("m.loop_id", "=", "r.loop_id")
        .onRef("m.participant_id", "=", "r.participant_id"),
    )
    .where("r.program_id", "=", programId)
    .where("r.participant_id", "=", participantId)
    .where("m.removed_at", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("l.status", "=", "open"), eb("r.question", "<>", "closing")]),
        eb.and([
          eb("l.status", "=", "closed"),
          eb("r.question", "=", "closing"),
          eb("l.closed_at", ">=", new Date(asOf.getTime() - STALE_AFTER)),
        ]),
      ]),
    )
    .orderBy("r.asked_at", "desc")
    .select(["r.loop_id", "r.question", "r.answered_at"])
    .execute();
  // The newest of each loop counts: once it is answered, an older one is not asked any more.
  const newest = rows.filter((row, at) => rows.findIndex((other) => other.loop_id === row.loop_id) === at);
  return newest
    .filter((row) => row.answered_at === null)
    .map((row) => ({ loopId: row.loop_id, question: row.question }));
}

/** With whom somebody is in these loops, as people say it: "Amara", "Amara and Ben", "your partner". */
export async function partnersIn(
  db: Db | Tx,
  programId: ProgramId,
  me: ParticipantId,
  loops: readonly LoopId[],
): Promise<Map<LoopId, string>> {
  const found = new Map<LoopId, string>();
  if (loops.length === 0) return found;
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "in", [...loops])
    .where("m.participant_id", "<>", me)
    .where("m.removed_at", "is", null)
    .orderBy("p.name")
    .select(["m.loop_id", "p.name"])
    .execute();
  for (const loop of loops) {
    const others = rows.filter((row) => row.loop_id === loop).map((row) => firstName(row.name));
    found.set(loop, others.length > 4 ? "your group" : names(others));
  }
  return found;
}
