import type { Program } from "../access/viewer.ts";
import { standings, stuckFrom } from "../milestones/standing.ts";
import { worldAsOf } from "../progress/world-as-of.ts";
import type { Db } from "../store/store.ts";
import { medianOf } from "./median-days.ts";
import { inSlice, isWhole, type Slice, WHOLE } from "./slice.ts";
import type { StageStandings } from "./stage-standings.ts";
import "../access/access.tables.ts";

export type PastStage = StageStandings & { stuck: number; medianDays: number | null };
export type LookBack = { stages: PastStage[]; people: number };

/** The past does not change, so the latest few answers are kept. Those for slices are not: who is in a slice does change. */
const kept = new Map<string, LookBack>();
const KEPT = 50;

/**
 * How many different people stood at each stage at a moment that is over, and how many of them were stuck, as it was known
 * then: by replaying the log. The pathway is today's, so that two moments can be compared; and so is the slice.
 */
export async function lookBack(db: Db, program: Program, moment: Date, slice: Slice = WHOLE): Promise<LookBack> {
  const key = `${program.programId} ${moment.getTime()} ${JSON.stringify(program.pathway)}`;
  const known = isWhole(slice) ? kept.get(key) : undefined;
  if (known) return known;
  const back = await replay(db, program, moment, await peopleIn(db, program, slice));
  if (!isWhole(slice)) return back;
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(key, back);
  return back;
}

async function replay(db: Db, program: Program, moment: Date, among: ReadonlySet<string> | null): Promise<LookBack> {
  const { engine, world } = await worldAsOf(db, program, moment);
  const places = program.pathway.stages.map(() => ({
    people: new Set<string>(),
    stuck: new Set<string>(),
    /** From when on each of them is stuck, if nothing more happens (ms). */
    stuckFrom: new Map<string, number>(),
    standings: 0,
    paused: 0,
    mentors: 0,
    mentees: 0,
    unmatched: { mentors: 0, mentees: 0, eithers: 0 },
  }));
  const everybody = new Set<string>();
  for (const one of standings(engine, world, moment.getTime())) {
    if (among && !among.has(one.participant)) continue;
    everybody.add(one.participant);
    const place = places[one.stageIndex];
    if (one.closed || !place) continue;
    place.people.add(one.participant);
    place.standings++;
    if (one.paused) place.paused++;
    if (one.stuck) place.stuck.add(one.participant);
    if (one.loop === null) place.unmatched[GROUP[one.role]]++;
    else place[one.role === "mentor" ? "mentors" : "mentees"]++;
    const from = stuckFrom(engine, world, one.participant, one.loop);
    const before = place.stuckFrom.get(one.participant);
    if (from !== null && (before === undefined || from < before)) place.stuckFrom.set(one.participant, from);
  }
  return {
    people: everybody.size,
    stages: program.pathway.stages.map(({ id, name }, index) => {
      const { people, stuck, stuckFrom: moments, ...rest } = places[index] as (typeof places)[number];
      const days = medianOf(program, index, [...moments.values()], moment);
      return { stage: id, name, people: people.size, stuck: stuck.size, ...rest, medianDays: days };
    }),
  };
}

const GROUP = { mentor: "mentors", mentee: "mentees", either: "eithers" } as const;

/** The ids of those in the slice; null: everybody. */
async function peopleIn(db: Db, { programId }: Program, slice: Slice): Promise<Set<string> | null> {
  if (isWhole(slice)) return null;
  const rows = await db
    .selectFrom("participant as p")
    .where("p.program_id", "=", programId)
    .where(inSlice(programId, slice, "p.participant_id"))
    .select("p.participant_id")
    .execute();
  return new Set(rows.map((row) => row.participant_id));
}
