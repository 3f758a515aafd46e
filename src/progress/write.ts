import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Change } from "../milestones/advance.ts";
import type { Engine } from "../milestones/compile.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import { inChunks } from "../store/chunks.ts";
import type { Tx } from "../store/store.ts";
import { moveCounters, stageDeltas } from "./counters.ts";
import { type Loaded, standingKey } from "./load.ts";
import { type NewStanding, sameStanding, standingRow } from "./standing-row.ts";

export type Touched = { loops: Set<string>; people: Set<string>; changes: Change[]; refolded: Set<string> };

/** Two writers met on the same state in spite of the locks: the transaction has to run again. */
export class StateMoved extends Error {
  readonly code = "40001";
}

/** Writes what changed: states (version-checked), standings, transitions, and counters only where a stage changed. */
export async function writeProgress(
  tx: Tx,
  engine: Engine,
  programId: ProgramId,
  loaded: Loaded,
  touched: Touched,
  asOf: number,
): Promise<string[]> {
  for (const loop of [...touched.loops].sort()) await writeLoop(tx, programId, loaded, loop);
  await writePeople(tx, programId, loaded, [...touched.people].sort() as ParticipantId[]);
  const concerned = concernedStandings(loaded, touched);
  const pairs: [NewStanding | null, NewStanding | null][] = [];
  for (const [participant, loop] of concerned) {
    const before = loaded.standings.get(standingKey(participant, loop)) ?? null;
    const after = standingRow(engine, loaded.world, programId, participant, loop, asOf);
    if (before && after && sameStanding(before, after)) continue;
    if (!before && !after) continue;
    if (!after) await removeStanding(tx, programId, participant, loop);
    pairs.push([before, after]);
  }
  await writeStandings(
    tx,
    pairs.flatMap(([, after]) => after ?? []),
  );
  await writeTransitions(tx, programId, touched);
  await moveCounters(tx, programId, stageDeltas(pairs));
  return [...new Set(concerned.map(([participant]) => participant))];
}

function concernedStandings(loaded: Loaded, touched: Touched): [string, string][] {
  const concerned = new Map<string, [string, string]>();
  const add = (participant: string, loop: string) => concerned.set(standingKey(participant, loop), [participant, loop]);
  for (const loop of touched.loops) {
    for (const member of loaded.world.loops.get(loop as LoopId)?.members ?? []) add(member.participant, loop);
  }
  for (const person of touched.people) add(person, "");
  return [...concerned.values()].sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1));
}

async function writeLoop(tx: Tx, programId: ProgramId, loaded: Loaded, loop: string) {
  const state = loaded.world.loops.get(loop as LoopId);
  if (!state) return;
  const version = loaded.loopVersions.get(loop);
  if (version === undefined) {
    await tx
      .insertInto("loop_state")
      .values({ program_id: programId, loop_id: loop, state: JSON.stringify(state), version: 1 })
      .execute();
    loaded.loopVersions.set(loop, 1);
  } else {
    const done = await tx
      .updateTable("loop_state")
      .set({ state: JSON.stringify(state), version: version + 1 })
      .where("program_id", "=", programId)
      .where("loop_id", "=", loop)
      .where("version", "=", version)
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) !== 1) throw new StateMoved("loop_state moved");
  }
}

/** New people, of whom an import brings thousands, are written together. */
async function writePeople(tx: Tx, programId: ProgramId, loaded: Loaded, people: readonly ParticipantId[]) {
  const fresh = people.filter((person) => loaded.world.persons.has(person) && !loaded.personVersions.has(person));
  for (const some of inChunks(fresh)) {
    const row = (person: ParticipantId) => {
      const state = JSON.stringify(loaded.world.persons.get(person));
      return { program_id: programId, participant_id: person, state, version: 1 };
    };
    await tx.insertInto("person_state").values(some.map(row)).execute();
  }
  for (const person of people) await updatePerson(tx, programId, loaded, person);
  for (const person of fresh) loaded.personVersions.set(person, 1);
}

async function updatePerson(tx: Tx, programId: ProgramId, loaded: Loaded, person: ParticipantId) {
  const state = loaded.world.persons.get(person);
  const version = loaded.personVersions.get(person);
  if (!state || version === undefined) return;
  const done = await tx
    .updateTable("person_state")
    .set({ state: JSON.stringify(state), version: version + 1 })
    .where("program_id", "=", programId)
    .where("participant_id", "=", person)
    .where("version", "=", version)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) !== 1) throw new StateMoved("person_state moved");
}

async function removeStanding(tx: Tx, programId: ProgramId, participant: string, loop: string) {
  await tx
    .deleteFrom("standing")
    .where("program_id", "=", programId)
    .where("participant_id", "=", participant)
    .where("loop_id", "=", loop)
    .execute();
}

async function writeStandings(tx: Tx, rows: readonly NewStanding[]) {
  for (const some of inChunks(rows)) {
    const { program_id: _p, participant_id: _m, loop_id: _l, ...changed } = some[0] as NewStanding;
    await tx
      .insertInto("standing")
      .values([...some])
      .onConflict((conflict) =>
        conflict.columns(["program_id", "participant_id", "loop_id"]).doUpdateSet((eb) => ({
          ...Object.fromEntries(Object.keys(changed).map((column) => [column, eb.ref(`excluded.${column}` as never)])),
          version: sql<number>`standing.version + 1`,
        })),
      )
      .execute();
  }
}

async function writeTransitions(tx: Tx, programId: ProgramId, touched: Touched) {
  if (touched.refolded.size > 0) {
    await tx
      .deleteFrom("stage_transition")
      .where("program_id", "=", programId)
      .where("loop_id", "in", [...touched.refolded])
      .execute();
  }
  await insertTransitions(tx, programId, touched.changes);
}

/** Who passed from which stage to which, by which activity; a completion is no transition. */
export async function insertTransitions(tx: Tx, programId: ProgramId, changes: readonly Change[]) {
  for (const some of inChunks(changes.filter((change) => !change.completed))) {
    await tx
      .insertInto("stage_transition")
      .values(
        some.map((change) => ({
          program_id: programId,
          participant_id: change.participant as string,
          loop_id: change.loop as string,
          to_stage: change.to,
          role: change.role,
          from_stage: change.from,
          at: new Date(change.at),
          activity_id: change.activity as string,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
