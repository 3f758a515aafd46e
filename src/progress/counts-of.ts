import type { NewStanding } from "./standing-row.ts";
import { NEVER_STUCK, type SpanCount, type StuckFrom, type StuckTurn, spanCounts, TURNS } from "./stuck-spans.ts";

/** What somebody stands at a stage as: in a loop by their role there, without one by what they signed up as. */
export const PLACES = ["mentors", "mentees", "unmatched_mentors", "unmatched_mentees", "unmatched_eithers"] as const;
/** How many standings there are of each sort. */
export type Places = Record<(typeof PLACES)[number], number>;
export const NO_PLACES: Places = {
  mentors: 0,
  mentees: 0,
  unmatched_mentors: 0,
  unmatched_mentees: 0,
  unmatched_eithers: 0,
};

/** As what a standing is counted. */
export function placeIn({ loop_id, role }: Pick<NewStanding, "loop_id" | "role">): keyof Places {
  if (loop_id !== "") return role === "mentor" ? "mentors" : "mentees";
  return role === "mentor" ? "unmatched_mentors" : role === "mentee" ? "unmatched_mentees" : "unmatched_eithers";
}

/** One stage: how many different people, how many standings, how many of these paused, and as what. */
export type StageCount = { stage: number; people: number; standings: number; paused: number } & Places;
/** From when on somebody is stuck at a stage, by whose turn it is: as the database has it. */
export type StuckColumns = Record<`stuck_${StuckTurn}`, Date | null>;
/** One person at one stage: their standings there, and from when on they are stuck. */
export type StagePerson = { stage: number; participant_id: string; standings: number; paused: number } & StuckColumns;
/** The rows of the three tables of counters: `stage_person`, `stage_count`, `stuck_count`. */
export type Counts = { people: StagePerson[]; stages: StageCount[]; stuck: SpanCount[] };

/** All counters of a program, counted from its standings. Closed standings are in none of them. */
export function countsOf(standings: readonly NewStanding[]): Counts {
  const people = new Map<string, StagePerson>();
  const stages = new Map<number, StageCount>();
  for (const standing of standings) {
    const { stage, participant_id, closed, paused, stuck_from, turn } = standing;
    if (closed) continue;
    const key = `${stage} ${participant_id}`;
    const none = { stage, participant_id, standings: 0, paused: 0, ...stuckColumns(NEVER_STUCK) };
    const person = people.get(key) ?? none;
    const count = stages.get(stage) ?? { stage, people: 0, standings: 0, paused: 0, ...NO_PLACES };
    if (person.standings === 0) count.people++;
    count[placeIn(standing)]++;
    for (const one of [person, count]) {
      one.standings++;
      if (paused) one.paused++;
    }
    if (stuck_from && turn) person[`stuck_${turn}`] = earlier(person[`stuck_${turn}`], stuck_from);
    people.set(key, person);
    stages.set(stage, count);
  }
  const stuck = spanCounts();
  for (const person of people.values()) stuck.add(person.stage, stuckOf(person), 1);
  return { people: [...people.values()], stages: [...stages.values()], stuck: stuck.list() };
}

/** From when on somebody is stuck at a stage, by their standings there: the earliest moment counts. */
export function stuckBy(standings: readonly Pick<NewStanding, "turn" | "stuck_from">[]): StuckFrom {
  const stuck = { ...NEVER_STUCK };
  for (const { turn, stuck_from } of standings) {
    if (turn && stuck_from) stuck[turn] = Math.min(stuck[turn] ?? Number.POSITIVE_INFINITY, stuck_from.getTime());
  }
  return stuck;
}

const earlier = (a: Date | null, b: Date) => (a === null || b < a ? b : a);

/** From columns to moments (ms). */
export function stuckOf(row: StuckColumns): StuckFrom {
  return Object.fromEntries(TURNS.map((turn) => [turn, row[`stuck_${turn}`]?.getTime() ?? null])) as StuckFrom;
}

/** From moments (ms) to columns. */
export function stuckColumns(stuck: StuckFrom): StuckColumns {
  const moment = (at: number | null) => (at === null ? null : new Date(at));
  return Object.fromEntries(TURNS.map((turn) => [`stuck_${turn}`, moment(stuck[turn])])) as StuckColumns;
}
