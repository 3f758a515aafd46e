import type { Activity } from "./activity.ts";
import type { CompiledStep, Engine, Heard, Leaf, Test } from "./compile.ts";
import type { Tally } from "./world.ts";

/** Who did it, seen from the member it is counted for. */
export type Doer = "self" | "partner" | "other";

export function emptyTally(engine: Engine): Tally {
  return {
    counts: new Array<number>(engine.leaves.length).fill(0),
    seen: new Array<number>(engine.firsts.size).fill(0),
    done: new Array<null>(engine.steps.length).fill(null),
  };
}

export function copyTally(tally: Tally): Tally {
  return { counts: tally.counts.slice(), seen: tally.seen.slice(), done: tally.done.slice() };
}

/** Would counting it change this tally? Most of what happens changes none: the second message, the fourth meeting. */
export function wouldCount(heard: Heard, tally: Tally, activity: Activity, doer: Doer): boolean {
  if (heard.first >= 0 && tally.seen[heard.first] === 0) return true;
  for (const leaf of heard.leaves) {
    // Whose it is comes first: of the tally of somebody it is not for, nothing has to be fetched from memory.
    if (leaf.by !== "anyone" && leaf.by !== doer) continue;
    if ((tally.counts[leaf.index] as number) < leaf.atLeast && matches(leaf, tally, activity, doer)) return true;
  }
  return false;
}

/** Counts an activity; says whether a step became satisfied by it. */
export function count(engine: Engine, tally: Tally, activity: Activity, doer: Doer): boolean {
  const heard = engine.heard.get(activity.kind);
  if (heard === undefined) return false;
  let satisfied = false;
  for (const leaf of heard.leaves) {
    const before = tally.counts[leaf.index] as number;
    if (before >= leaf.atLeast || !matches(leaf, tally, activity, doer)) continue;
    tally.counts[leaf.index] = before + 1;
    if (before + 1 === leaf.atLeast && satisfySteps(engine, tally, leaf, activity)) satisfied = true;
  }
  if (heard.first >= 0) tally.seen[heard.first] = 1;
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
