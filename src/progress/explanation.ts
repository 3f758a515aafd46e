import type { ProgramId } from "../access/program-id.ts";
import { type Explanation, explain } from "../milestones/explain.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
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
  const world = emptyWorld();
  if (loopId !== null) await loadLoop(db, programId, loopId, world);
  const members = [...world.loops.values()].flatMap((loop) => loop.members.map((member) => member.participant));
  await loadPeople(db, programId, [...new Set([participantId, ...members])], world);
  return explain(engineOf(programId, program.pathway), world, participantId, loopId, asOf.getTime());
}

async function loadLoop(db: Db | Tx, programId: ProgramId, loopId: LoopId, into: World) {
  const row = await db
    .selectFrom("loop_state")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .select("state")
    .executeTakeFirst();
  if (row) into.loops.set(loopId, row.state);
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
