import type { Activity } from "./activity.ts";
import type { CompiledStep, Doer, Engine, Heard, Leaf, Test } from "./compile.ts";
import type { Bit } from "./layout.ts";
import type { Tables } from "./tables.ts";
import type { Tallies } from "./tallies.ts";

/** Somebody's tally: what has been counted for them, and the steps that are satisfied. */
export type Tally = { tallies: Tallies; row: number };

/**
 * Can an activity close any of the open bits that begin at `at`? Mostly it cannot: the second message and the fourth meeting
 * close nothing.
 */
export function hears(rows: Int32Array, at: number, ears: Int32Array): boolean {
  for (let word = 0; word < ears.length; word++) {
    if (((rows[at + word] as number) & (ears[word] as number)) !== 0) return true;
  }
  return false;
}

/** Counts an activity in one tally. True when it satisfied a step. */
export function count(
  engine: Engine,
  tables: Tables,
  tallies: Tallies,
  row: number,
  heard: Heard,
  activity: Activity,
  doer: Doer,
) {
  const { rows } = tallies;
  const at = row * tallies.layout.width;
  let satisfied = false;
  for (const leaf of heard.leavesOf[doer]) {
    if (!isSet(rows, at, leaf.open) || !matches(leaf, activity)) continue;
    if (leaf.counter >= 0) {
      const times = (rows[at + leaf.counter] as number) + 1;
      rows[at + leaf.counter] = times;
      if (times < leaf.atLeast) continue;
    }
    unset(rows, at, leaf.open);
    if (satisfySteps(engine, tables, tallies, row, leaf, activity)) satisfied = true;
  }
  const { first } = heard;
  if (first !== null && isSet(rows, at, first.bit)) {
    // What has to come after it counts from the next activity on.
    unset(rows, at, first.bit);
    for (const { word, mask } of first.opens) rows[at + word] = (rows[at + word] as number) | mask;
  }
  return satisfied;
}

/** A coordinator's override: the step is satisfied as if it had happened. A step that the pathway no longer has is ignored. */
export function grant(engine: Engine, tables: Tables, tallies: Tallies, row: number, activity: Activity): boolean {
  const index = engine.stepIndex.get(activity.step as string);
  if (index === undefined) return false;
  return satisfy(tables, tallies, row, engine.steps[index] as CompiledStep, activity, true);
}

function matches({ where }: Leaf, activity: Activity): boolean {
  for (const { field, min, max } of where) {
    const value = (activity as Record<string, unknown>)[field];
    if (typeof value !== "number" || value < min || value > max) return false;
  }
  return true;
}

function satisfySteps(
  engine: Engine,
  tables: Tables,
  tallies: Tallies,
  row: number,
  leaf: Leaf,
  activity: Activity,
): boolean {
  let satisfied = false;
  for (const index of leaf.steps) {
    const step = engine.steps[index] as CompiledStep;
    const holds = step.single || holdsIn(engine, tallies, row, step.test);
    if (holds && satisfy(tables, tallies, row, step, activity, false)) satisfied = true;
  }
  return satisfied;
}

/** A step, once satisfied, stays so, with the activity that did it first (rule 2). */
function satisfy(
  tables: Tables,
  tallies: Tallies,
  row: number,
  step: CompiledStep,
  activity: Activity,
  granted: boolean,
): boolean {
  const { rows } = tallies;
  const word = row * tallies.layout.width + step.bit.word;
  if (((rows[word] as number) & step.bit.mask) !== 0) return false;
  rows[word] = (rows[word] as number) | step.bit.mask;
  tallies.details.write(tallies.detailsOf(row), step.index, tables.told(activity), granted);
  return true;
}

function isReached(rows: Int32Array, at: number, { open, before }: Leaf): boolean {
  return !isSet(rows, at, open) && (before === null || !isSet(rows, at, before));
}

function isSet(rows: Int32Array, at: number, bit: Bit): boolean {
  return ((rows[at + bit.word] as number) & bit.mask) !== 0;
}
function unset(rows: Int32Array, at: number, bit: Bit): void {
  rows[at + bit.word] = (rows[at + bit.word] as number) & ~bit.mask;
}

/** Is this bit set in somebody's tally? */
export function has({ tallies, row }: Tally, bit: Bit): boolean {
  return isSet(tallies.rows, row * tallies.layout.width, bit);
}

/** Does a condition hold, by what has been counted? */
export function holds(engine: Engine, { tallies, row }: Tally, test: Test): boolean {
  return holdsIn(engine, tallies, row, test);
}

function holdsIn(engine: Engine, tallies: Tallies, row: number, test: Test): boolean {
  if ("leaf" in test) return isReached(tallies.rows, row * tallies.layout.width, engine.leaves[test.leaf] as Leaf);
  if ("any" in test) return test.any.some((part) => holdsIn(engine, tallies, row, part));
  return test.all.every((part) => holdsIn(engine, tallies, row, part));
}
