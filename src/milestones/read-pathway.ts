import { KINDS } from "./activity.ts";
import type { Pathway } from "./pathway.ts";

/** What is wrong, and where: `stages[2].steps[0].when`. */
export type PathwayProblem = { place: string; reason: string };
/** The pathway, or everything that is wrong with it. */
export type PathwayAnswer = { pathway: Pathway } | { problems: PathwayProblem[] };
/** These change what others count for, and count for nobody themselves: a step that waited for one would wait for ever. */
const NEVER_COUNTED = ["participant.removed", "participant.rejoined", "step.granted", "activity.retracted"];
type Json = Record<string, unknown>;
type Say = (place: string, reason: string) => void;

/** A pathway from JSON, or every reason why it cannot work, with its place (such as `stages[2].steps[0].when`). */
export function readPathway(json: unknown): PathwayAnswer {
  const problems: PathwayProblem[] = [];
  const say: Say = (place, reason) => problems.push({ place, reason });
  const pathway = asObject(json);
  if (!pathway) return { problems: [{ place: "", reason: "A pathway is an object." }] };
  if (!isText(pathway.id)) say("id", "The pathway needs an id.");
  if (!isWhole(pathway.version, 1)) say("version", "The version is a whole number from 1 on.");
  if (!isDays(pathway.stuckAfterDays)) say("stuckAfterDays", "A number of days above 0.");
  const stages = Array.isArray(pathway.stages) ? pathway.stages : [];
  if (stages.length < 2 || stages.length > 12) say("stages", "A pathway has 2 to 12 stages.");
  const stageIds = new Set<string>();
  const stepIds = new Set<string>();
  for (const [index, stage] of stages.entries())
    readStage(asObject(stage) ?? {}, `stages[${index}]`, stageIds, stepIds, say);
  return problems.length > 0 ? { problems } : { pathway: json as Pathway };
}

function readStage(stage: Json, place: string, stageIds: Set<string>, stepIds: Set<string>, say: Say): void {
  if (!isText(stage.id)) say(`${place}.id`, "A stage needs an id.");
  else if (stageIds.has(stage.id as string)) say(`${place}.id`, `There is another stage ${stage.id}.`);
  stageIds.add(stage.id as string);
  if (!isText(stage.name)) say(`${place}.name`, "A stage needs a name.");
  if (stage.stuckAfterDays !== undefined && !isDays(stage.stuckAfterDays))
    say(`${place}.stuckAfterDays`, "A number of days above 0.");
  const steps = Array.isArray(stage.steps) ? stage.steps.map((step) => asObject(step) ?? {}) : [];
  for (const [index, step] of steps.entries()) readStep(step, `${place}.steps[${index}]`, stepIds, say);
  for (const role of ["mentor", "mentee"]) {
    if (!steps.some((step) => step.required === true && Array.isArray(step.for) && step.for.includes(role))) {
      say(`${place}.steps`, `There is no required step for a ${role}, so nobody could ever stand here.`);
    }
  }
}

function readStep(step: Json, place: string, stepIds: Set<string>, say: Say): void {
  if (!isText(step.id)) say(`${place}.id`, "A step needs an id.");
  else if (stepIds.has(step.id as string)) say(`${place}.id`, `The id ${step.id} is used for another step.`);
  stepIds.add(step.id as string);
  if (!isText(step.name)) say(`${place}.name`, "A step needs a name.");
  const roles = Array.isArray(step.for) ? step.for : [];
  if (roles.length === 0 || !roles.every((role) => role === "mentor" || role === "mentee")) {
    say(`${place}.for`, "A step is for mentor, mentee, or both.");
  }
  if (typeof step.required !== "boolean") say(`${place}.required`, "A step is required (true) or suggested (false).");
  readCondition(step.when, `${place}.when`, say);
}

function readCondition(json: unknown, place: string, say: Say): void {
  const condition = asObject(json);
  if (!condition) {
    say(place, "A condition is an object.");
    return;
  }
  for (const way of ["any", "all"]) {
    if (!(way in condition)) continue;
    const parts = condition[way];
    if (!Array.isArray(parts) || parts.length === 0) {
      say(`${place}.${way}`, "A list of at least one condition.");
      return;
    }
    for (const [index, part] of parts.entries()) readCondition(part, `${place}.${way}[${index}]`, say);
    return;
  }
  if (!isWhole(condition.atLeast, 1)) say(`${place}.atLeast`, "A whole number from 1 on.");
  const kinds = Array.isArray(condition.of) ? condition.of : [];
  if (kinds.length === 0) say(`${place}.of`, "A list of at least one kind.");
  for (const kind of kinds) readKind(kind, `${place}.of`, say);
  if (condition.by !== "self" && condition.by !== "partner" && condition.by !== "anyone") {
    say(`${place}.by`, "By self, partner or anyone.");
  }
  if (condition.after !== undefined) readKind(condition.after, `${place}.after`, say);
  if (condition.where !== undefined) readWhere(condition.where, `${place}.where`, say);
}

function readKind(kind: unknown, place: string, say: Say): void {
  if (!KINDS.includes(kind as string)) say(place, `${kind} is not a kind of activity.`);
  else if (NEVER_COUNTED.includes(kind as string)) say(place, `${kind} is never counted.`);
}

function readWhere(json: unknown, place: string, say: Say): void {
  const where = asObject(json);
  if (!where) {
    say(place, "An object of fields with min or max.");
    return;
  }
  for (const [field, range] of Object.entries(where)) {
    const { min, max } = asObject(range) ?? {};
    const fine = (bound: unknown) => bound === undefined || typeof bound === "number";
    if ((min === undefined && max === undefined) || !fine(min) || !fine(max))
      say(`${place}.${field}`, "A min or max number.");
    else if ((min as number) > (max as number)) say(`${place}.${field}`, "The min is above the max.");
  }
}

function asObject(json: unknown): Json | null {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as Json) : null;
}
const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isWhole = (value: unknown, least: number) => Number.isSafeInteger(value) && (value as number) >= least;
const isDays = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value > 0;
