import { KINDS, ROLES, type SignUpRole } from "./activity.ts";
import { type Bit, bitOf, bitsOf, type Layout, layoutOf } from "./layout.ts";
import type { By, Condition, Count, Pathway, Step } from "./pathway.ts";

/** Who did something, seen from the member it is counted for. A count listens to SELF, to PARTNER or to ANYONE. */
export const SELF = 0;
export const PARTNER = 1;
export const OTHER = 2;
export const ANYONE = 3;
export type Doer = typeof SELF | typeof PARTNER | typeof OTHER;
const LISTENS: Record<By, number> = { self: SELF, partner: PARTNER, anyone: ANYONE };

/** A count that the engine keeps, and what it listens to. */
export type Leaf = {
  /** Its place among the counts of a tally. */
  index: number;
  /** Set while it can be counted: it is not reached yet, and what has to come first has come. */
  open: Bit;
  /** The word of a tally that counts how often it came; -1 when once is enough. */
  counter: number;
  atLeast: number;
  of: string[];
  by: number;
  where: { field: string; min: number; max: number }[];
  /** The kind that has to come first. */
  after: string | null;
  /** Set while that has not come. */
  before: Bit | null;
  /** The steps that may become satisfied when this count is reached. */
  steps: number[];
};
/** A condition, with its counts by their places. */
export type Test = { leaf: number } | { any: Test[] } | { all: Test[] };
/** What one kind of activity does: the counts that listen to it, by who did it; and what others have to come after it. */
export type Heard = {
  leavesOf: Record<Doer, Leaf[]>;
  first: First | null;
  /** The open bits of a tally that it can close: whoever did it, and by who did it. */
  ears: Int32Array;
  earsOf: Record<Doer, Int32Array>;
  /** Does it matter whether the partner did it? */
  heedsPartner: boolean;
};
/** A kind that others have to come after. Its bit is set while it has not come; when it comes, these bits are set. */
export type First = { bit: Bit; opens: Bit[] };
/** A step with its bit and its condition. `single`: the condition is one count. */
export type CompiledStep = { index: number; bit: Bit; stage: number; step: Step; test: Test; single: boolean };

/** A pathway as tables: an activity looks up its kind and touches only the counts that listen to it. */
export type Engine = {
  pathway: Pathway;
  /** Where a tally holds what. */
  layout: Layout;
  leaves: Leaf[];
  steps: CompiledStep[];
  stepIndex: ReadonlyMap<string, number>;
  /** Number of a kind → who hears it, or null when nobody does. */
  heard: (Heard | null)[];
  /** Role → stage → its required steps. */
  required: Record<SignUpRole, number[][]>;
  /** The same as bits of done steps, by the number of the role. */
  requiredBits: Int32Array[][];
  /** Stage → ms after which a standing is stuck. */
  stuckAfter: number[];
};

const DAY = 86_400_000;

/** Compiles a pathway (one that `readPathway` has accepted) into tables. Do it once and keep it. */
export function compile(pathway: Pathway): Engine {
  const counts = countsOf(pathway);
  const listed = pathway.stages.flatMap((stage, index) => stage.steps.map((step) => ({ stage: index, step })));
  const firsts = [...new Set([...counts.values()].flatMap((count) => count.after ?? []))];
  const layout = layoutOf(
    [...counts.values()].map(({ atLeast, after }) => ({
      atLeast,
      after: after === undefined ? -1 : firsts.indexOf(after),
    })),
    firsts.length,
    listed.length,
  );
  const leaves = [...counts.values()].map((count, index) => leafOf(count, index, layout, firsts));

  const testOf = (condition: Condition, step: number): Test => {
    if ("any" in condition) return { any: condition.any.map((part) => testOf(part, step)) };
    if ("all" in condition) return { all: condition.all.map((part) => testOf(part, step)) };
    const { index, steps } = leaves[[...counts.keys()].indexOf(textOf(condition))] as Leaf;
    if (!steps.includes(step)) steps.push(step);
    return { leaf: index };
  };
  const steps = listed.map(({ stage, step }, index) => {
    const test = testOf(step.when, index);
    return { index, bit: bitOf(layout.done, index), stage, step, test, single: "leaf" in test };
  });
  const requiredFor = (role: SignUpRole) =>
    pathway.stages.map((_, stage) =>
      steps.filter((one) => one.stage === stage && one.step.required && isFor(one.step, role)).map((one) => one.index),
    );
  const required = { mentor: requiredFor("mentor"), mentee: requiredFor("mentee"), either: requiredFor("either") };
  const bits = (role: SignUpRole) => required[role].map((indexes) => bitsOf(layout.doneWords, indexes));
  return {
    pathway,
    layout,
    leaves,
    steps,
    stepIndex: new Map(steps.map((one) => [one.step.id, one.index])),
    heard: [null, ...KINDS.map((kind) => heardOf(kind, leaves, firsts, layout))],
    required,
    requiredBits: [[], ...ROLES.map(bits)],
    stuckAfter: pathway.stages.map((stage) => (stage.stuckAfterDays ?? pathway.stuckAfterDays) * DAY),
  };
}

/** The different counts that a pathway asks for, by their text, in the order in which each first stands there. */
function countsOf(pathway: Pathway): Map<string, Count> {
  const counts = new Map<string, Count>();
  const look = (condition: Condition): void => {
    if ("any" in condition) condition.any.forEach(look);
    else if ("all" in condition) condition.all.forEach(look);
    else if (!counts.has(textOf(condition))) counts.set(textOf(condition), condition);
  };
  for (const stage of pathway.stages) for (const step of stage.steps) look(step.when);
  return counts;
}

function textOf({ atLeast, of, by, where, after }: Count): string {
  return JSON.stringify([atLeast, [...of].sort(), by, where ?? null, after ?? null]);
}

function leafOf({ atLeast, of, by, where = {}, after }: Count, index: number, layout: Layout, firsts: string[]): Leaf {
  return {
    index,
    open: bitOf(layout.open, index),
    counter: layout.counters[index] as number,
    atLeast,
    of,
    by: LISTENS[by],
    where: Object.entries(where).map(([field, range]) => ({
      field,
      min: range.min ?? Number.NEGATIVE_INFINITY,
      max: range.max ?? Number.POSITIVE_INFINITY,
    })),
    after: after ?? null,
    before: after === undefined ? null : bitOf(layout.open, layout.counts.length + firsts.indexOf(after)),
    steps: [],
  };
}

function heardOf(kind: string, all: Leaf[], firsts: string[], layout: Layout): Heard | null {
  const leaves = all.filter((leaf) => leaf.of.includes(kind));
  const first = firsts.includes(kind) ? layout.counts.length + firsts.indexOf(kind) : null;
  if (leaves.length === 0 && first === null) return null;
  const listening = (...whom: number[]) => leaves.filter((leaf) => whom.includes(leaf.by));
  const leavesOf = [listening(SELF, ANYONE), listening(PARTNER, ANYONE), listening(ANYONE)] as const;
  const ears = (some: Leaf[]) => {
    const indexes = some.map((leaf) => leaf.index);
    return bitsOf(layout.openWords, first === null ? indexes : [...indexes, first]);
  };
  const after = all.filter((leaf) => leaf.after === kind);
  return {
    leavesOf,
    first: first === null ? null : { bit: bitOf(layout.open, first), opens: after.map((leaf) => leaf.open) },
    ears: ears(leaves),
    earsOf: [ears(leavesOf[SELF]), ears(leavesOf[PARTNER]), ears(leavesOf[OTHER])],
    heedsPartner: leaves.some((leaf) => leaf.by === PARTNER),
  };
}

/** Does a step apply to this role? To `either`, without a loop, the steps of both do. */
export function isFor(step: Step, role: SignUpRole): boolean {
  return role === "either" || step.for.includes(role);
}
