import type { Activity } from "../milestones/activity.ts";
import type { Lines } from "./fold-log.ts";

export type Retractions = {
  any: boolean;
  /** The ids that this log takes back, somewhere. */
  ofIds: ReadonlySet<string>;
  /** Of those, what has been read so far. */
  known: Map<string, { kind: string; retracted: boolean; activity: Activity }>;
  taken: Set<string>;
  /** What has to be folded again when something is taken back, in order. */
  history: Activity[];
  keeps(activity: Activity): boolean;
};

type Loose = {
  kind?: unknown;
  id?: unknown;
  of?: unknown;
  loop?: unknown;
  actor?: unknown;
  participant?: unknown;
  members?: unknown;
};

/**
 * Looks through a log for what it takes back, so that the history of just those loops is kept while it is folded. A log
 * that takes nothing back is read through once for it, without parsing.
 */
export async function findRetractions(lines: Lines): Promise<Retractions> {
  const ofIds = new Set<string>();
  for await (const text of lines()) {
    if (!text.includes("activity.retracted")) continue;
    const line = parse(text);
    if (line?.kind === "activity.retracted" && typeof line.of === "string") ofIds.add(line.of);
  }
  const loops = new Set<unknown>();
  const people = new Set<unknown>();
  if (ofIds.size > 0) await findConcerned(lines, ofIds, loops, people);
  if (people.size > 0) await findLoopsOf(lines, people, loops);
  return {
    any: ofIds.size > 0,
    ofIds,
    known: new Map(),
    taken: new Set(),
    history: [],
    keeps: (activity) => activity.loop != null && loops.has(activity.loop),
  };
}

async function findConcerned(lines: Lines, ofIds: ReadonlySet<string>, loops: Set<unknown>, people: Set<unknown>) {
  let number = 0;
  for await (const text of lines()) {
    number++;
    const line = parse(text);
    if (!line || !ofIds.has(typeof line.id === "string" ? line.id : String(number))) continue;
    if (line.loop) loops.add(line.loop);
    for (const person of [line.participant, line.actor]) if (person) people.add(person);
  }
}

async function findLoopsOf(lines: Lines, people: ReadonlySet<unknown>, loops: Set<unknown>) {
  for await (const text of lines()) {
    if (!text.includes("loop.")) continue;
    const line = parse(text);
    if (!line?.loop) continue;
    const members = Array.isArray(line.members) ? line.members.map((member) => member?.participant) : [];
    if ([line.participant, ...members].some((person) => people.has(person))) loops.add(line.loop);
  }
}

function parse(text: string): Loose | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" ? (json as Loose | null) : null;
  } catch {
    return null;
  }
}
