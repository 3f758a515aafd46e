import type { Activity } from "./activity.ts";
import type { CompiledStep, Engine, Leaf, Test } from "./compile.ts";
import type { Tally } from "./world.ts";

/** Who did it, seen from the member it is counted for. */
export type Doer = "self" | "partner" | "other";

export function emptyTally(engine: Engine): Tally {
  return {
    counts: engine.leaves.map(() => 0),
    seen: Array.from(engine.firsts, () => 0),
    done: engine.steps.map(() => null),
  };
}

export function copyTally(tally: Tally): Tally {
  return { counts: [...tally.counts], seen: [...tally.seen], done: [...tally.done] };
}

/** Counts an activity; says whether a step became satisfied by it. */
export function count(engine: Engine, tally: Tally, activity: Activity, doer: Doer): boolean {
  let satisfied = false;
  const listeners = engine.listeners.get(activity.kind);
  if (listeners !== undefined) {
    for (const index of listeners) {
      const leaf = engine.leaves[index] as Leaf;
      const before = tally.counts[index] as number;
      if (before >= leaf.atLeast || !matches(leaf, tally, activity, doer)) continue;
      tally.counts[index] = before + 1;
      if (before + 1 === leaf.atLeast && satisfySteps(engine, tally, leaf, activity)) satisfied = true;
    }
  }
  const first = engine.firsts.get(activity.kind);
  if (first !== undefined) tally.seen[first] = 1;
  return satisfied;
}

/** A coordinator's override: the step is satisfied as if it had happened. One that the pathway has lost is nothing. */
export function grant(engine: Engine, tally: Tally, activity: Activity): boolean {
  const index = engine.stepIndex.get(activity.step as string);
  if (index === undefined || tally.done[index]) return false;
  tally.done[index] = { at: activity.occurredAt, by: activity.id, granted: true };
  return true;
}

function matches(leaf: Leaf, tally: Tally, activity: Activity, doer: Doer): boolean {
  if (leaf.by !== "anyone" && leaf.by !== doer) return false;
  if (leaf.after >= 0 && tally.seen[leaf.after] === 0) return false;
  for (const { field, min, max } of leaf.where) {
    const value = (activity as Record<string, unknown>)[field];
    if (typeof value !== "number" || value < min || value > max) return false;
  }
  return true;
}

function satisfySteps(engine: Engine, tally: Tally, leaf: Leaf, activity: Activity): boolean {
  let satisfied = false;
  for (const index of leaf.steps) {
    const { test } = engine.steps[index] as CompiledStep;
    if (tally.done[index] || !holds(engine, tally, test)) continue;
    tally.done[index] = { at: activity.occurredAt, by: activity.id };
    satisfied = true;
  }
  return satisfied;
}

/** Does a condition hold, by what has been counted? */
export function holds(engine: Engine, tally: Tally, test: Test): boolean {
  if ("any" in test) return test.any.some((part) => holds(engine, tally, part));
  if ("all" in test) return test.all.every((part) => holds(engine, tally, part));
  return (tally.counts[test.leaf] as number) >= (engine.leaves[test.leaf] as Leaf).atLeast;
}
