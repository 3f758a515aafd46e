import type { ProgramId } from "../access/program-id.ts";
import type { Draft } from "../activity/log.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import { emptyWorld, type World } from "../milestones/world.ts";
import type { Tx } from "../store/store.ts";
import type { NewStanding } from "./standing-row.ts";
import "./progress.tables.ts";

/** What some drafts touch, locked and loaded: a small world, and what the tables say of it now. */
export type Loaded = {
  world: World;
  loopVersions: Map<string, number>;
  personVersions: Map<string, number>;
  standings: Map<string, NewStanding>;
};

export const standingKey = (participant: string, loop: string) => `${participant}\n${loop}`;

/**
 * Locks and loads the loops and people that the drafts touch: first people, then loops, each in the order of their
 * ids, so that two writers never wait for each other in a circle. An activity in a loop locks that loop alone,
 * unless it changes who is in it; one without a loop locks its person and all their loops.
 */
export async function loadConcerned(tx: Tx, programId: ProgramId, drafts: readonly Draft[]): Promise<Loaded> {
  const loops = new Set<string>();
  const people = new Set<string>();
  const locked = new Set<string>();
  for (const draft of drafts) {
    const named = peopleIn(draft);
    for (const person of named) people.add(person);
    if (draft.loop && !changesMembers(draft.kind)) loops.add(draft.loop);
    else {
      if (draft.loop) loops.add(draft.loop);
      for (const person of named) locked.add(person);
    }
  }
  const structural = drafts
    .filter((draft) => draft.loop && changesMembers(draft.kind))
    .map((draft) => String(draft.loop));
  for (const person of await membersOf(tx, programId, structural)) locked.add(person);

  const loaded: Loaded = {
    world: emptyWorld(),
    loopVersions: new Map(),
    personVersions: new Map(),
    standings: new Map(),
  };
  await loadPeople(tx, programId, [...locked], loaded, true);
  const alone = new Set(drafts.filter((draft) => !draft.loop).flatMap(peopleIn));
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
  return loaded;
}

function changesMembers(kind: string): boolean {
  return kind.startsWith("loop.");
}

function peopleIn(draft: Draft): string[] {
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

async function loadPeople(tx: Tx, programId: ProgramId, ids: readonly string[], into: Loaded, lock: boolean) {
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

async function loadLoops(tx: Tx, programId: ProgramId, ids: readonly string[], into: Loaded) {
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

async function loadStandings(tx: Tx, programId: ProgramId, into: Loaded) {
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
