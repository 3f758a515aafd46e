import type { Activity } from "./activity.ts";
import { advance } from "./advance.ts";
import type { Engine } from "./compile.ts";
import type { Change } from "./settle.ts";
import { emptyWorld, type World } from "./world.ts";

/** Folds a history in `seq` order from nothing, without the retracted activities. `onChange` hears of each stage passed. */
export function refold(
  engine: Engine,
  history: Iterable<Activity>,
  retracted: ReadonlySet<string>,
  onChange?: (change: Change) => void,
): World {
  const world = emptyWorld();
  for (const activity of history) {
    if (retracted.has(activity.id)) continue;
    for (const change of advance(engine, world, activity)) onChange?.(change);
  }
  return world;
}

/** Folds a whole log as it was known at the moment `asOf` (ms): later records, retractions too, are not seen (rule 10). */
export function fold(engine: Engine, log: readonly Activity[], asOf: number = Number.POSITIVE_INFINITY): World {
  const seen = log.filter((activity) => activity.recordedAt <= asOf);
  return refold(engine, seen, retractedIn(seen));
}

/** The ids that a log takes back. */
export function retractedIn(log: Iterable<Activity>): Set<string> {
  const retracted = new Set<string>();
  for (const activity of log) if (activity.kind === "activity.retracted") retracted.add(activity.of as string);
  return retracted;
}
