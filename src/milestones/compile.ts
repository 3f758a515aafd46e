import type { SignUpRole } from "./activity.ts";
import type { By, Condition, Count, Pathway, Step } from "./pathway.ts";

/** A count that the engine keeps, and what it listens to. */
export type Leaf = {
  /** Its place among the counts of a tally. */
  index: number;
  atLeast: number;
  of: string[];
  by: By;
  where: { field: string; min: number; max: number }[];
  /** Index into the kinds that have to come first, or -1. */
  after: number;
  /** The steps that may become satisfied when this count is reached. */
  steps: number[];
};
export type Test = { leaf: number } | { any: Test[] } | { all: Test[] };
/** What an activity of one kind is for: the counts that listen, and its index among the firsts, or -1. */
export type Heard = { leaves: Leaf[]; first: number };
export type CompiledStep = { index: number; stage: number; step: Step; test: Test };

/** A pathway as tables: an activity looks up its kind and touches only the counts that listen to it. */
export type Engine = {
  pathway: Pathway;
  leaves: Leaf[];
  steps: CompiledStep[];
  stepIndex: ReadonlyMap<string, number>;
  /** Kind → who hears it. Kinds that nobody hears are not in it. */
  heard: ReadonlyMap<string, Heard>;
  /** Kind → its index among the kinds that others have to come after. */
  firsts: ReadonlyMap<string, number>;
  /** Role → stage → its required steps. */
  required: Record<SignUpRole, number[][]>;
  /** Stage → ms after which a standing is stuck. */
  stuckAfter: number[];
};

const DAY = 86_400_000;

/** Compiles a pathway (one that `readPathway` has accepted) into tables. Do it once and keep it. */
export function compile(pathway: Pathway): Engine {
  const leaves: Leaf[] = [];
  const byText = new Map<string, number>();
  const firsts = new Map<string, number>();
  const steps: CompiledStep[] = [];

  const leafOf = (count: Count): number => {
    const text = JSON.stringify([
      count.atLeast,
      [...count.of].sort(),
      count.by,
      count.where ?? null,
      count.after ?? null,
    ]);
    const known = byText.get(text);
    if (known !== undefined) return known;
    if (count.after !== undefined && !firsts.has(count.after)) firsts.set(count.after, firsts.size);
    const where = Object.entries(count.where ?? {}).map(([field, range]) => ({
      field,
      min: range.min ?? Number.NEGATIVE_INFINITY,
      max: range.max ?? Number.POSITIVE_INFINITY,
    }));
    const after = count.after === undefined ? -1 : (firsts.get(count.after) as number);
    leaves.push({ index: leaves.length, atLeast: count.atLeast, of: count.of, by: count.by, where, after, steps: [] });
    byText.set(text, leaves.length - 1);
    return leaves.length - 1;
  };
  const testOf = (condition: Condition, step: number): Test => {
    if ("any" in condition) return { any: condition.any.map((part) => testOf(part, step)) };
    if ("all" in condition) return { all: condition.all.map((part) => testOf(part, step)) };
    const leaf = leafOf(condition);
    const listening = (leaves[leaf] as Leaf).steps;
    if (!listening.includes(step)) listening.push(step);
    return { leaf };
  };

  for (const [stage, { steps: ofStage }] of pathway.stages.entries()) {
    for (const step of ofStage) {
      const index = steps.length;
      steps.push({ index, stage, step, test: testOf(step.when, index) });
    }
  }
  const heard = new Map<string, Heard>();
  for (const kind of new Set([...leaves.flatMap((leaf) => leaf.of), ...firsts.keys()])) {
    heard.set(kind, { leaves: leaves.filter((leaf) => leaf.of.includes(kind)), first: firsts.get(kind) ?? -1 });
  }
  const requiredFor = (role: SignUpRole) =>
    pathway.stages.map((_, stage) =>
      steps.filter((one) => one.stage === stage && one.step.required && isFor(one.step, role)).map((one) => one.index),
    );
  return {
    pathway,
    leaves,
    steps,
    stepIndex: new Map(steps.map((one) => [one.step.id, one.index])),
    heard,
    firsts,
    required: { mentor: requiredFor("mentor"), mentee: requiredFor("mentee"), either: requiredFor("either") },
    stuckAfter: pathway.stages.map((stage) => (stage.stuckAfterDays ?? pathway.stuckAfterDays) * DAY),
  };
}

/** Does a step apply to this role? To `either`, without a loop, the steps of both do. */
export function isFor(step: Step, role: SignUpRole): boolean {
  return role === "either" || step.for.includes(role);
}
