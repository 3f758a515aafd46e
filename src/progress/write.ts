import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import { tablesOf } from "../milestones/world.ts";
import { plainChannel } from "../store/channel.ts";
import type { Tx } from "../store/store.ts";
import { type Filled, together } from "../store/together.ts";
import { moveCounters, type Pair } from "./counters.ts";
import { peopleSeen } from "./last-active.ts";
import { lastInLoops } from "./last-in-loop.ts";
import { type Loaded, standingKey } from "./load.ts";
import {
  type Answer,
  answerOf,
  loopsMade,
  loopsMoved,
  peopleMade,
  peopleMoved,
  stagesPassed,
  standingsGone,
  standingsKept,
} from "./pieces.ts";
import { REFRESH_CHANNEL, type Refresh, TOLD_MAX } from "./refresh-channel.ts";
import { type NewStanding, sameStanding, standingRow } from "./standing-row.ts";
import { type Followed, standingsTouched } from "./touched.ts";

/** Two writers met on the same state in spite of the locks: the transaction has to run again (40001 says so). */
export class StateMoved extends Error {
  readonly code = "40001";
}

/** The states as JSON, before anything is followed. */
export type States = { loops: Map<string, string>; people: Map<string, string> };
/** What was loaded and followed, and the further rows that go into the same statement. */
export type Writing = {
  loaded: Loaded;
  before: States;
  followed: Followed;
  batch: readonly Activity[];
  rows: readonly Filled[];
};

/** The states as they are now, to tell later which of them have changed. */
export function statesOf({ world, engine }: Loaded): States {
  // Reading them through the engine gives the same text for the same state, however the database has ordered its fields.
  tablesOf(engine, world);
  const states: States = { loops: new Map(), people: new Map() };
  for (const loop of world.loops.keys()) states.loops.set(loop, JSON.stringify(world.loops.get(loop)));
  for (const person of world.persons.keys()) states.people.set(person, JSON.stringify(world.persons.get(person)));
  return states;
}

/**
 * Writes the rows of the log and all that changed with them in one statement: states (version-checked), standings, stages
 * passed, who was active, when something last happened in each loop, and the refresh of open pages. Counters follow only
 * where a standing's place in them has changed. The version of a loop rises with its state and with its standings: whoever
 * waited for its lock sees by that whether to read again.
 */
export async function writeProgress(tx: Tx, programId: ProgramId, writing: Writing): Promise<void> {
  const { loaded, followed, batch, rows } = writing;
  const touched = standingsTouched(loaded.world, followed.touched);
  const pairs = changedStandings(loaded, programId, touched);
  const loops = statesToWrite(writing, "loops", new Set(pairs.map(loopOfPair)));
  const people = statesToWrite(writing, "people", new Set());
  const gone = pairs.flatMap(([before, after]) => (before && !after ? [keyOf(before)] : []));
  const kept = pairs.flatMap(([, after]) => (after ? [withoutProgram(after)] : []));
  await forgetTransitions(tx, programId, followed.refolded);
  const some = (make: (programId: ProgramId, rows: readonly unknown[]) => Filled, list: readonly unknown[]) =>
    list.length > 0 ? make(programId, list) : null;
  const pieces = [
    ...rows,
    some(loopsMoved, loops.moved),
    some(loopsMade, loops.made),
    some(peopleMoved, people.moved),
    some(peopleMade, people.made),
    some(standingsGone, gone),
    some(standingsKept, kept),
    stagesPassed(programId, followed.changes),
    peopleSeen(programId, batch, loaded.lastActive),
    lastInLoops(programId, batch, loaded.lastInLoop),
  ].filter((piece) => piece !== null);
  const written = together<Answer>(pieces, answerOf(pieces, CHANNEL, JSON.stringify(refreshFor(programId, touched))));
  const answer = await tx.executeQuery(written).catch(throwTakenBack);
  const { loops_moved = 0, people_moved = 0 } = answer.rows[0] as Answer;
  if (loops_moved !== loops.moved.length) throw new StateMoved("loop_state moved");
  if (people_moved !== people.moved.length) throw new StateMoved("person_state moved");
  await moveCounters(tx, programId, pairs);
}

/** Two took back the same activity at once. The second runs again, and finds nothing left to take back. */
function throwTakenBack(error: { constraint?: string }): never {
  throw error.constraint === "retraction_pkey" ? new StateMoved("taken back meanwhile") : error;
}

const CHANNEL = plainChannel(REFRESH_CHANNEL);

function refreshFor(programId: ProgramId, touched: readonly [string, string, number][]): Refresh {
  const participants = [...new Set(touched.map(([participant]) => participant))].slice(0, TOLD_MAX);
  return { program: programId, participants };
}

function changedStandings(
  loaded: Loaded,
  programId: ProgramId,
  touched: readonly [ParticipantId, LoopId | "", number][],
): Pair[] {
  return touched.flatMap(([participant, loop, asOf]): Pair[] => {
    const before = loaded.standings.get(standingKey(participant, loop)) ?? null;
    const after = standingRow(loaded.engine, loaded.world, programId, participant, loop, asOf);
    const same = before && after ? sameStanding(before, after) : before === after;
    return same ? [] : [[before, after]];
  });
}

const loopOfPair = ([before, after]: Pair) => (after ?? (before as NewStanding)).loop_id;
const keyOf = ({ participant_id, loop_id }: NewStanding) => ({ participant_id, loop_id });
const withoutProgram = ({ program_id: _, ...row }: NewStanding) => row;

/** Those of the touched states that are new or have changed. `also`: written in any case, as a standing in it has changed. */
function statesToWrite({ loaded, before, followed }: Writing, which: "loops" | "people", also: ReadonlySet<string>) {
  const id = which === "loops" ? "loop_id" : "participant_id";
  const versions = which === "loops" ? loaded.loopVersions : loaded.personVersions;
  const stateOf = (key: string) =>
    which === "loops" ? loaded.world.loops.get(key as LoopId) : loaded.world.persons.get(key as ParticipantId);
  const moved: unknown[] = [];
  const made: unknown[] = [];
  for (const key of [...followed.touched[which].keys()].sort()) {
    const state = stateOf(key);
    if (!state) continue;
    const version = versions.get(key);
    if (version === undefined) made.push({ [id]: key, state });
    else if (also.has(key) || JSON.stringify(state) !== before[which].get(key))
      moved.push({ [id]: key, version, state });
  }
  return { moved, made };
}

/** Loops that were folded again pass their stages again: what they passed before is forgotten. */
async function forgetTransitions(tx: Tx, programId: ProgramId, loops: ReadonlySet<string>): Promise<void> {
  if (loops.size === 0) return;
  await tx
    .deleteFrom("stage_transition")
    .where("program_id", "=", programId)
    .where("loop_id", "in", [...loops])
    .execute();
}
