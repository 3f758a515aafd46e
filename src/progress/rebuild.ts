import type { ProgramId } from "../access/program-id.ts";
import { readLog, retractedIds } from "../activity/read.ts";
import { advance, type Change } from "../milestones/advance.ts";
import { emptyWorld } from "../milestones/world.ts";
import { inChunks } from "../store/chunks.ts";
import type { Store, Tx } from "../store/store.ts";
import { engineOf } from "./engine-of.ts";
import { type NewStanding, sameStanding, standingRow } from "./standing-row.ts";
import { insertTransitions } from "./write.ts";
import "./progress.tables.ts";

/**
 * Computes every state, standing, transition and counter of a program from its log again, and puts right what
 * differs. Answers with what differed, as words; with `check` nothing is changed. Writers wait meanwhile.
 */
export function rebuild(store: Store, programId: ProgramId, { check = false } = {}): Promise<string[]> {
  return store.transaction((tx) => rebuildIn(tx, programId, { check }));
}

/** The same, as a part of something bigger: the pathway changes, and with it what the log means. */
export async function rebuildIn(tx: Tx, programId: ProgramId, { check = false } = {}): Promise<string[]> {
  const program = await tx
    .selectFrom("program")
    .where("program_id", "=", programId)
    .select("pathway")
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .selectFrom("person_state")
    .where("program_id", "=", programId)
    .orderBy("participant_id")
    .select("version")
    .forUpdate()
    .execute();
  await tx
    .selectFrom("loop_state")
    .where("program_id", "=", programId)
    .orderBy("loop_id")
    .select("version")
    .forUpdate()
    .execute();
  const engine = engineOf(programId, program.pathway);
  const retracted = await retractedIds(tx, programId);
  const world = emptyWorld();
  const changes: Change[] = [];
  let asOf = 0;
  for await (const activity of readLog(tx, programId)) {
    asOf = Math.max(asOf, activity.recordedAt);
    if (!retracted.has(activity.id)) changes.push(...advance(engine, world, activity));
  }
  const fresh: NewStanding[] = [];
  for (const person of world.persons.values()) {
    for (const loop of ["", ...person.loops]) {
      const row = standingRow(engine, world, programId, person.id, loop, asOf);
      if (row) fresh.push(row);
    }
  }
  const differences = [
    ...(await differingStandings(tx, programId, fresh)),
    ...(await differingCounts(tx, programId, fresh)),
  ];
  if (check) return differences;
  await replaceAll(tx, programId, world, fresh, changes);
  return differences;
}

const keyOf = (row: { participant_id: string; loop_id: string }) =>
  `${row.participant_id} in ${row.loop_id || "no loop"}`;

async function differingStandings(tx: Tx, programId: ProgramId, fresh: NewStanding[]): Promise<string[]> {
  const stored = await tx.selectFrom("standing").where("program_id", "=", programId).selectAll().execute();
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  const differences: string[] = [];
  for (const row of fresh) {
    const old = before.get(keyOf(row));
    before.delete(keyOf(row));
    if (!old) differences.push(`standing of ${keyOf(row)}: was missing`);
    else if (!sameStanding({ ...old, turn: row.turn, turn_until: row.turn_until }, row)) {
      differences.push(`standing of ${keyOf(row)}: differed`);
    }
  }
  for (const key of before.keys()) differences.push(`standing of ${key}: should not be`);
  return differences;
}

export type Count = { stage: number; people: number; standings: number; paused: number };

function countsOf(fresh: NewStanding[]): {
  people: Map<string, Count & { participant: string }>;
  stages: Map<number, Count>;
} {
  const people = new Map<string, Count & { participant: string }>();
  const stages = new Map<number, Count>();
  for (const row of fresh) {
    if (row.closed) continue;
    const key = `${row.stage} ${row.participant_id}`;
    const person = people.get(key) ?? {
      stage: row.stage,
      participant: row.participant_id,
      people: 1,
      standings: 0,
      paused: 0,
    };
    const stage = stages.get(row.stage) ?? { stage: row.stage, people: 0, standings: 0, paused: 0 };
    if (!people.has(key)) stage.people++;
    for (const count of [person, stage]) {
      count.standings++;
      if (row.paused) count.paused++;
    }
    people.set(key, person);
    stages.set(row.stage, stage);
  }
  return { people, stages };
}

async function differingCounts(tx: Tx, programId: ProgramId, fresh: NewStanding[]): Promise<string[]> {
  const stored = await tx.selectFrom("stage_count").where("program_id", "=", programId).selectAll().execute();
  const { stages } = countsOf(fresh);
  const none = { people: 0, standings: 0, paused: 0 };
  const all = new Set([...stages.keys(), ...stored.map((row) => row.stage)]);
  return [...all].flatMap((stage) => {
    const is = stored.find((row) => row.stage === stage) ?? none;
    const should = stages.get(stage) ?? none;
    const same = is.people === should.people && is.standings === should.standings && is.paused === should.paused;
    return same ? [] : [`count of stage ${stage}: was ${is.people} people, is ${should.people}`];
  });
}

async function replaceAll(
  tx: Tx,
  programId: ProgramId,
  world: ReturnType<typeof emptyWorld>,
  fresh: NewStanding[],
  changes: Change[],
): Promise<void> {
  const { people, stages } = countsOf(fresh);
  for (const table of [
    "standing",
    "stage_person",
    "stage_count",
    "stage_transition",
    "person_state",
    "loop_state",
  ] as const) {
    await tx.deleteFrom(table).where("program_id", "=", programId).execute();
  }
  for (const some of inChunks([...world.persons.values()])) {
    await tx
      .insertInto("person_state")
      .values(
        some.map((state) => ({
          program_id: programId,
          participant_id: state.id,
          state: JSON.stringify(state),
          version: 1,
        })),
      )
      .execute();
  }
  for (const some of inChunks([...world.loops.values()])) {
    await tx
      .insertInto("loop_state")
      .values(
        some.map((state) => ({ program_id: programId, loop_id: state.id, state: JSON.stringify(state), version: 1 })),
      )
      .execute();
  }
  for (const some of inChunks(fresh)) await tx.insertInto("standing").values(some).execute();
  for (const some of inChunks([...people.values()])) {
    await tx
      .insertInto("stage_person")
      .values(
        some.map(({ participant, stage, standings, paused }) => ({
          program_id: programId,
          stage,
          participant_id: participant,
          standings,
          paused,
        })),
      )
      .execute();
  }
  for (const some of inChunks([...stages.values()])) {
    await tx
      .insertInto("stage_count")
      .values(some.map((count) => ({ program_id: programId, ...count })))
      .execute();
  }
  await insertTransitions(tx, programId, changes);
}
