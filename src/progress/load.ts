import type { ProgramId } from "../access/program-id.ts";
import type { Draft } from "../activity/log.ts";
import { takePlaces } from "../activity/places.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Engine } from "../milestones/compile.ts";
import { isAlone } from "../milestones/concerns.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import { emptyWorld, type World } from "../milestones/world.ts";
import type { Tx } from "../store/store.ts";
import { engineOf } from "./engine-of.ts";
import type { NewStanding } from "./standing-row.ts";
import "./progress.tables.ts";

/** What some drafts touch, locked and loaded: a small world, and what the tables say of it now. */
export type Loaded = {
  engine: Engine;
  /** Places in the log, taken under the locks. */
  places: number[];
  world: World;
  loopVersions: Map<string, number>;
  personVersions: Map<string, number>;
  standings: Map<string, NewStanding>;
  /** When those who act were last active (ms; 0: never), where that is known. */
  lastActive?: Map<string, number>;
  /** When something was last noted to have happened in a loop (ms; 0: never), where that is known. */
  lastInLoop?: Map<string, number>;
};

/** One key for a standing in a Map. */
export const standingKey = (participant: string, loop: string) => `${participant}\n${loop}`;

/**
 * Locks and loads the loops and people that the drafts touch: first people, then loops, each in the order of their ids, so
 * that two writers never wait for each other in a circle. An activity in a loop locks only that loop, unless it changes who
 * is in it. One without a loop locks its person and all their loops. Nearly always one loop is enough: then `loadLoop` does
 * the same in one statement.
 */
export async function loadConcerned(
  tx: Tx,
  programId: ProgramId,
  drafts: readonly Draft[],
  places: number,
): Promise<Loaded> {
  const loops = new Set<string>();
  const people = new Set<string>();
  const locked = new Set<string>();
  const alone = new Set<string>();
  for (const draft of drafts) {
    const named = peopleIn(draft);
    for (const person of named) people.add(person);
    if (draft.loop) loops.add(draft.loop);
    if (isAlone(draft as Activity)) for (const person of named) alone.add(person);
    if (isAlone(draft as Activity) || changesMembers(draft.kind)) for (const person of named) locked.add(person);
  }
  const structural = drafts.filter((draft) => changesMembers(draft.kind)).flatMap((draft) => draft.loop ?? []);
  for (const person of await membersOf(tx, programId, structural)) locked.add(person);

  const loaded = {
    world: emptyWorld(),
    loopVersions: new Map<string, number>(),
    personVersions: new Map<string, number>(),
    standings: new Map<string, NewStanding>(),
  };
  await loadPeople(tx, programId, [...locked], loaded, true);
  for (const person of loaded.world.persons.values()) {
    if (alone.has(person.id)) for (const loop of person.loops) loops.add(loop);
  }
  await loadLoops(tx, programId, [...loops], loaded);
  for (const loop of loaded.world.loops.values()) for (const member of loop.members) people.add(member.participant);
  await loadPeople(
    tx,
    programId,
    [...people].filter((person) => !locked.has(person)),
    loaded,
    false,
  );
  await loadStandings(tx, programId, loaded);
  // Read last: whoever changes the pathway holds all these locks meanwhile.
  return { ...loaded, engine: await loadEngine(tx, programId), places: await takePlaces(tx, places) };
}

async function loadEngine(tx: Tx, programId: ProgramId): Promise<Engine> {
  const program = await tx
    .selectFrom("program")
    .where("program_id", "=", programId)
    .select("pathway")
    .executeTakeFirstOrThrow();
  return engineOf(programId, program.pathway);
}

type States = Omit<Loaded, "engine" | "places">;

function changesMembers(kind: string): boolean {
  return kind.startsWith("loop.");
}

/** Everybody whom a draft names, in whatever field. */
export function peopleIn(draft: Draft): string[] {
  const people = [draft.actor, draft.participant, ...(draft.attendees ?? [])];
  for (const member of draft.members ?? []) people.push(member?.participant);
  return people.filter((person): person is ParticipantId => typeof person === "string");
}

async function membersOf(tx: Tx, programId: ProgramId, loops: readonly string[]): Promise<string[]> {
  if (loops.length === 0) return [];
  const rows = await tx
    .selectFrom("loop_state")
    .where("program_id", "=", programId)
    .where("loop_id", "in", [...new Set(loops)])
    .select("state")
    .execute();
  return rows.flatMap((row) => row.state.members.map((member) => member.participant));
}

async function loadPeople(tx: Tx, programId: ProgramId, ids: readonly string[], into: States, lock: boolean) {
  if (ids.length === 0) return;
  let query = tx
    .selectFrom("person_state")
    .where("program_id", "=", programId)
    .where("participant_id", "in", [...ids])
    .orderBy("participant_id")
    .selectAll();
  if (lock) query = query.forUpdate();
  for (const row of await query.execute()) {
    into.world.persons.set(row.participant_id as ParticipantId, row.state);
    into.personVersions.set(row.participant_id, row.version);
  }
}

async function loadLoops(tx: Tx, programId: ProgramId, ids: readonly string[], into: States) {
  if (ids.length === 0) return;
  const rows = await tx
    .selectFrom("loop_state")
    .where("program_id", "=", programId)
    .where("loop_id", "in", [...ids])
    .orderBy("loop_id")
    .selectAll()
    .forUpdate()
    .execute();
  for (const row of rows) {
    into.world.loops.set(row.loop_id as LoopId, row.state);
    into.loopVersions.set(row.loop_id, row.version);
  }
}

async function loadStandings(tx: Tx, programId: ProgramId, into: States) {
  const loops = [...into.world.loops.keys()] as string[];
  const people = [...into.world.persons.keys()] as string[];
  if (people.length === 0) return;
  const rows = await tx
    .selectFrom("standing")
    .where("program_id", "=", programId)
    .where("participant_id", "in", people)
    .where("loop_id", "in", [...loops, ""])
    .selectAll()
    .execute();
  for (const row of rows) into.standings.set(standingKey(row.participant_id, row.loop_id), row);
}
