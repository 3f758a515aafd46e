import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import "../../../access/access.tables.ts";
import { pauseLoop, resumeLoop } from "../change-loop.ts";
import { type Chosen, readChosen } from "../list/choose-loops.ts";

export type OfPeople = { programId: ProgramId; people: readonly ParticipantId[]; by: string };

/** The pairs of these people that are open or rest. A group does not rest because one of its members is away. */
export async function pairsOf(db: Db, programId: ProgramId, people: readonly ParticipantId[]): Promise<Chosen[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.participant_id", "in", [...people])
    .where("m.removed_at", "is", null)
    .where("l.kind", "=", "pair")
    .where("l.status", "<>", "closed")
    .select("m.loop_id")
    .distinct()
    .execute();
  const ids = rows.map((row) => row.loop_id);
  return readChosen(db, programId, ids);
}

/** Pauses the open pairs of these people, each by itself. Answers with those it paused; a second call pauses none. */
export async function pausePeople(
  log: Log,
  change: OfPeople & { until?: Date | undefined; reason?: string | undefined },
): Promise<LoopId[]> {
  const { programId, by, until, reason } = change;
  return each(log, change, "open", (loopId) => pauseLoop(log, { programId, loopId, by, until, reason }));
}

/** Goes on with those that rest: the opposite. `only`: of some of their pairs, such as those just paused. Answers with how many. */
export async function resumePeople(log: Log, change: OfPeople & { only?: readonly LoopId[] | undefined }) {
  const { programId, by, only } = change;
  const resume = (loopId: LoopId) => resumeLoop(log, { programId, loopId, by, reason: "early" });
  const done = await each(log, change, "paused", async (id) => (!only || only.includes(id)) && (await resume(id)));
  return done.length;
}

async function each(
  log: Log,
  { programId, people }: OfPeople,
  status: string,
  act: (loop: LoopId) => Promise<boolean>,
) {
  const done: LoopId[] = [];
  for (const loop of await pairsOf(log.store.db, programId, people)) {
    if (loop.status === status && (await act(loop.id))) done.push(loop.id);
  }
  return done;
}
