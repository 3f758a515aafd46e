import type { ProgramId } from "../access/program-id.ts";
import { type Explanation, explain } from "../milestones/explain.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Pathway } from "../milestones/pathway.ts";
import { emptyWorld, type World } from "../milestones/world.ts";
import type { Db, Tx } from "../store/store.ts";
import { engineOf } from "./engine-of.ts";
import "../access/access.tables.ts";
import "./progress.tables.ts";

/**
 * Why somebody stands where they stand in a loop (or without one: null), as things are now; `asOf` says which of the
 * arranged meetings are still to come. Null when there is no such standing. It holds no content: ids, steps and times.
 */
export async function explainFor(
  db: Db | Tx,
  programId: ProgramId,
  participantId: ParticipantId,
  loopId: LoopId | null,
  asOf: Date,
): Promise<Explanation | null> {
  const program = await db
    .selectFrom("program")
    .where("program_id", "=", programId)
    .select("pathway")
    .executeTakeFirst();
  if (!program) return null;
  const { pathway } = program;
  return (await explainStandings(db, { programId, pathway }, participantId, [loopId], asOf)).get(loopId) ?? null;
}

/** The same for several standings of one person, with as many questions as for one. */
export async function explainStandings(
  db: Db | Tx,
  program: { programId: ProgramId; pathway: Pathway },
  participantId: ParticipantId,
  loopIds: readonly (LoopId | null)[],
  asOf: Date,
): Promise<Map<LoopId | null, Explanation>> {
  const { programId } = program;
  const world = emptyWorld();
  const explained = new Map<LoopId | null, Explanation>();
  if (loopIds.length === 0) return explained;
  const ids = loopIds.filter((loopId) => loopId !== null);
  if (ids.length > 0) await loadLoops(db, programId, ids, world);
  const members = [...world.loops.values()].flatMap((loop) => loop.members.map((member) => member.participant));
  await loadPeople(db, programId, [...new Set([participantId, ...members])], world);
  const engine = engineOf(programId, program.pathway);
  for (const loopId of loopIds) {
    const why = explain(engine, world, participantId, loopId, asOf.getTime());
    if (why) explained.set(loopId, why);
  }
  return explained;
}

async function loadLoops(db: Db | Tx, programId: ProgramId, loopIds: readonly LoopId[], into: World) {
  const rows = await db
    .selectFrom("loop_state")
    .where("program_id", "=", programId)
    .where("loop_id", "in", [...loopIds])
    .select(["loop_id", "state"])
    .execute();
  for (const row of rows) into.loops.set(row.loop_id as LoopId, row.state);
}

async function loadPeople(db: Db | Tx, programId: ProgramId, ids: readonly ParticipantId[], into: World) {
  const rows = await db
    .selectFrom("person_state")
    .where("program_id", "=", programId)
    .where("participant_id", "in", [...ids])
    .select(["participant_id", "state"])
    .execute();
  for (const row of rows) into.persons.set(row.participant_id as ParticipantId, row.state);
}
