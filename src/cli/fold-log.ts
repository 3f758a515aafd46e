import type { Activity } from "../milestones/activity.ts";
import { advance } from "../milestones/advance.ts";
import type { Engine } from "../milestones/compile.ts";
import { isAlone } from "../milestones/concerns.ts";
import { isRefusal, readActivity } from "../milestones/read-activity.ts";
import { type Refusal, refusal } from "../milestones/refusal.ts";
import { refuse } from "../milestones/refuse.ts";
import { type Standing, standings } from "../milestones/standing.ts";
import { takeBack } from "../milestones/take-back.ts";
import { emptyWorld } from "../milestones/world.ts";
import { Ids } from "./ids.ts";
import { findRetractions, type Retractions } from "./retractions.ts";

/** Reads the lines of a log from the beginning, each time it is called. */
export type Lines = () => AsyncIterable<string>;
export type Folded = { refused: { line: number; refusal: Refusal }[]; standings(): Iterable<Standing> };

/**
 * Folds a log line by line. Memory grows with the standings, not with the log: of the lines themselves only the ids
 * that were given (so that the same one told twice is skipped), what people did outside of loops, and the history of loops in which
 * something is taken back are kept. Lines recorded after `asOf` are checked, not seen.
 */
export async function foldLog(engine: Engine, lines: Lines, asOf: number | null): Promise<Folded> {
  const retractions = await findRetractions(lines);
  const world = emptyWorld();
  const ids = new Ids();
  const refused: Folded["refused"] = [];
  let previous: { seq: number; recordedAt: number } | null = null;
  let latest = Number.NEGATIVE_INFINITY;
  let snapshot: Standing[] | null = null;
  let number = 0;
  for await (const text of lines()) {
    number++;
    if (text.trim() === "") continue;
    const activity = readLine(text, number, latest);
    if (isRefusal(activity)) {
      refused.push({ line: number, refusal: activity });
      continue;
    }
    if (ids.has(activity.id)) continue;
    const why = refuse(world, activity, (id) => retractions.known.get(id), { engine, previous });
    if (why) {
      refused.push({ line: number, refusal: why });
      continue;
    }
    if (asOf !== null && snapshot === null && activity.recordedAt > asOf)
      snapshot = [...standings(engine, world, asOf)];
    ids.add(activity.id, number);
    previous = { seq: activity.seq, recordedAt: activity.recordedAt };
    latest = Math.max(latest, activity.occurredAt, activity.recordedAt);
    take(engine, world, activity, retractions);
  }
  const moment = asOf ?? previous?.recordedAt ?? 0;
  return { refused, standings: () => snapshot ?? standings(engine, world, moment) };
}

function readLine(text: string, number: number, latest: number): Activity | Refusal {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refusal("bad_json", "This line is not JSON.");
  }
  return readActivity(json, {
    id: String(number),
    seq: number,
    recordedAt: (occurredAt) => Math.max(latest, occurredAt),
  });
}

function take(
  engine: Engine,
  world: ReturnType<typeof emptyWorld>,
  activity: Activity,
  retractions: Retractions,
): void {
  if (activity.kind === "activity.retracted") {
    const of = retractions.known.get(activity.of as string);
    if (!of) return;
    of.retracted = true;
    retractions.taken.add(activity.of as string);
    takeBack(engine, world, of.activity, retractions.history, retractions.taken);
    return;
  }
  if (retractions.ofIds.has(activity.id)) {
    retractions.known.set(activity.id, { kind: activity.kind, retracted: false, activity });
  }
  if (retractions.keeps(activity) || (retractions.any && isAlone(activity))) retractions.history.push(activity);
  advance(engine, world, activity);
}
