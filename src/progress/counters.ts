import type { ProgramId } from "../access/program-id.ts";
import { prepared } from "../store/prepared.ts";
import type { Tx } from "../store/store.ts";
import { together } from "../store/together.ts";
import { countersAnswer, peopleStuck, spansMoved, stagesMoved } from "./counter-pieces.ts";
import {
  NO_PLACES,
  PLACES,
  type Places,
  placeIn,
  type StageCount,
  type StuckColumns,
  stuckBy,
  stuckColumns,
  stuckOf,
} from "./counts-of.ts";
import type { NewStanding } from "./standing-row.ts";
import { spanCounts } from "./stuck-spans.ts";
import "./progress.tables.ts";

/** A standing as it was and as it is: null when there was or is none. */
export type Pair = [NewStanding | null, NewStanding | null];

/** By how much the standings of one person at one stage change, and which of those written are there now. */
export type PlaceDelta = {
  stage: number;
  participant_id: string;
  standings: number;
  paused: number;
  places: Places;
  now: NewStanding[];
};

/** What changes in the counters, for each person and stage. Of most standings nothing that is counted has changed. */
export function placeDeltas(pairs: Iterable<Pair>): PlaceDelta[] {
  const deltas = new Map<string, PlaceDelta>();
  const add = (row: NewStanding | null, sign: 1 | -1) => {
    if (!row || row.closed) return;
    const { stage, participant_id } = row;
    const key = `${stage}\n${participant_id}`;
    const delta = deltas.get(key) ?? {
      stage,
      participant_id,
      standings: 0,
      paused: 0,
      places: { ...NO_PLACES },
      now: [],
    };
    delta.standings += sign;
    delta.places[placeIn(row)] += sign;
    if (row.paused) delta.paused += sign;
    if (sign === 1) delta.now.push(row);
    deltas.set(key, delta);
  };
  for (const [before, after] of pairs) {
    if (placeOf(before) === placeOf(after)) continue;
    add(before, -1);
    add(after, 1);
  }
  return [...deltas.values()].sort((a, b) => a.stage - b.stage || (a.participant_id < b.participant_id ? -1 : 1));
}

const placeOf = (row: NewStanding | null) =>
  row && !row.closed
    ? [row.stage, row.role, row.paused, row.stuck_from?.getTime(), row.stuck_from && row.turn].join()
    : "";

type Place = { stage: number; participant_id: string; standings: number } & StuckColumns;

/** Locks what the counters know of these people before it is read: two of somebody's loops may be written at once. */
const PLACES_MOVED = `
insert into stage_person (program_id, stage, participant_id, standings, paused)
  select $1, stage, participant_id, standings, paused from json_to_recordset($2::json)
    as x (stage smallint, participant_id text, standings integer, paused integer)
on conflict (program_id, stage, participant_id) do update
  set standings = stage_person.standings + excluded.standings, paused = stage_person.paused + excluded.paused
returning stage, participant_id, standings, stuck_me, stuck_partner, stuck_either, stuck_nobody`;

/**
 * Moves the counters: how many standings each person has at a stage and from when on they are stuck there; how many
 * different people stand there; and how many of them become stuck in each span of time.
 */
export async function moveCounters(tx: Tx, programId: ProgramId, pairs: readonly Pair[]): Promise<void> {
  const deltas = placeDeltas(pairs);
  if (deltas.length === 0) return;
  const values = [programId, JSON.stringify(deltas.map(({ now: _, places: __, ...delta }) => delta))];
  const { rows } = await tx.executeQuery(prepared<Place>(PLACES_MOVED, values));
  const places = new Map(rows.map((row) => [placeKey(row), row]));
  const others = await standingsAt(tx, programId, deltas, places);
  const stages = new Map<number, StageCount>();
  const spans = spanCounts();
  const stuck: unknown[] = [];
  for (const delta of deltas) {
    const place = places.get(placeKey(delta)) as Place;
    countStage(stages, delta, place.standings);
    const before = stuckOf(place);
    const after = stuckBy(others.get(placeKey(delta)) ?? delta.now);
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    spans.add(delta.stage, before, -1);
    spans.add(delta.stage, after, 1);
    stuck.push({ stage: delta.stage, participant_id: delta.participant_id, ...stuckColumns(after) });
  }
  const counts = [...stages.values()].filter((one) => MOVED.some((field) => one[field] !== 0));
  const moved = spans.list();
  const pieces = [
    ...(counts.length > 0 ? [stagesMoved(programId, counts)] : []),
    ...(moved.length > 0 ? [spansMoved(programId, moved)] : []),
    ...(stuck.length > 0 ? [peopleStuck(programId, stuck)] : []),
  ];
  if (pieces.length > 0) await tx.executeQuery(together(pieces, countersAnswer));
}

const MOVED = ["people", "standings", "paused", ...PLACES] as const;

const placeKey = (row: { stage: number; participant_id: string }) => `${row.stage}\n${row.participant_id}`;

function countStage(stages: Map<number, StageCount>, delta: PlaceDelta, after: number): void {
  const { stage, standings, paused, places } = delta;
  const count = stages.get(stage) ?? { stage, people: 0, standings: 0, paused: 0, ...NO_PLACES };
  count.people += Number(after > 0) - Number(after - standings > 0);
  count.standings += standings;
  count.paused += paused;
  for (const place of PLACES) count[place] += places[place];
  stages.set(stage, count);
}

/** All standings of those who have more at a stage than were written. Of all others, the written ones are all there are. */
async function standingsAt(
  tx: Tx,
  programId: ProgramId,
  deltas: readonly PlaceDelta[],
  places: ReadonlyMap<string, Place>,
): Promise<Map<string, Pick<NewStanding, "turn" | "stuck_from">[]>> {
  const several = deltas.filter((delta) => places.get(placeKey(delta))?.standings !== delta.now.length);
  if (several.length === 0) return new Map();
  const rows = await tx
    .selectFrom("standing")
    .where("program_id", "=", programId)
    .where("participant_id", "in", [...new Set(several.map((delta) => delta.participant_id))])
    .where("stuck_from", "is not", null)
    .select(["stage", "participant_id", "turn", "stuck_from"])
    .execute();
  const at = Map.groupBy(rows, placeKey);
  return new Map(several.map((delta) => [placeKey(delta), at.get(placeKey(delta)) ?? []]));
}
