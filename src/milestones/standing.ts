import type { SignUpRole } from "./activity.ts";
import { type Engine, isFor } from "./compile.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import type { Stage } from "./pathway.ts";
import { countedMs, lastMomentWithin, mergeSpans } from "./spans.ts";
import { formatTime } from "./time.ts";
import {
  isHere,
  type LoopState,
  type MemberState,
  memberOf,
  type PersonState,
  type Tally,
  type World,
} from "./world.ts";

/** Where one member stands in one loop, or somebody without a loop, at a moment. Times in ms. */
export type Standing = {
  participant: ParticipantId;
  loop: LoopId | null;
  role: SignUpRole;
  stage: string;
  stageIndex: number;
  enteredAt: number;
  /** Rounded half up to 4 decimals, never below 0; paused, closed and absent times left out (rule 7). */
  daysInStage: number;
  stuck: boolean;
  paused: boolean;
  closed: boolean;
  completedAt: number | null;
  /** Satisfied steps of all stages, in the pathway's order. */
  done: string[];
  /** Unsatisfied required steps of the present stage. */
  next: string[];
};

/** What a standing is computed from, whether it has a loop or not. */
type Basis = {
  person: PersonState;
  loop: LoopState | null;
  role: SignUpRole;
  tally: Tally;
  stage: number;
  enteredAt: number;
  completedAt: number | null;
  spans: [number, number][];
};

/** Null when there is no such standing to show: nobody, removed, not a member now, or (without a loop) in a loop. */
export function basisOf(world: World, participant: ParticipantId, loopId: LoopId | null): Basis | null {
  const person = world.persons.get(participant);
  if (!person?.present) return null;
  if (loopId === null) {
    if (person.openLoops > 0) return null;
    const spans = mergeSpans(person.absences);
    const enteredAt = person.soloSince;
    return {
      person,
      loop: null,
      role: person.role,
      tally: person.tally,
      stage: 0,
      enteredAt,
      completedAt: null,
      spans,
    };
  }
  const loop = world.loops.get(loopId);
  const member = loop && memberOf(loop, participant);
  if (!member || !isHere(world, member)) return null;
  return { ...ofMember(member), person, loop, spans: mergeSpans(loop.spans, member.absences, person.absences) };
}

function ofMember({ role, tally, stage, enteredAt, completedAt }: MemberState) {
  return { role, tally, stage, enteredAt, completedAt };
}

/** The standing at the moment `asOf` (ms), of a world folded from what was recorded up to then; null: nothing to show. */
export function standing(
  engine: Engine,
  world: World,
  participant: ParticipantId,
  loopId: LoopId | null,
  asOf: number,
): Standing | null {
  const basis = basisOf(world, participant, loopId);
  return basis && toStanding(engine, basis, participant, loopId, asOf);
}

function toStanding(
  engine: Engine,
  basis: Basis,
  participant: ParticipantId,
  loop: LoopId | null,
  asOf: number,
): Standing {
  const { role, tally, stage, enteredAt, completedAt, spans } = basis;
  const ms = countedMs(spans, enteredAt, asOf);
  const quiet = basis.loop !== null && basis.loop.state !== "open";
  return {
    participant,
    loop,
    role,
    stage: (engine.pathway.stages[stage] as Stage).id,
    stageIndex: stage,
    enteredAt,
    daysInStage: Math.floor((ms + 4_320) / 8_640) / 10_000,
    stuck: !quiet && completedAt === null && ms > (engine.stuckAfter[stage] as number),
    paused: basis.loop?.state === "paused",
    closed: basis.loop?.state === "closed",
    completedAt,
    done: engine.steps.filter((one) => tally.done[one.index] && isFor(one.step, role)).map((one) => one.step.id),
    next:
      completedAt === null
        ? requiredLeft(engine, role, stage, tally).map(
            (index) => (engine.steps[index] as Engine["steps"][number]).step.id,
          )
        : [],
  };
}

/** Indexes of the required steps of a stage that are not satisfied. */
export function requiredLeft(engine: Engine, role: SignUpRole, stage: number, tally: Tally): number[] {
  return (engine.required[role][stage] as number[]).filter((index) => !tally.done[index]);
}

/**
 * The moment (ms) T such that this standing is stuck exactly when `asOf > T`, if nothing more happens. Null when it never
 * is: paused, closed, completed, or not shown.
 */
export function stuckFrom(
  engine: Engine,
  world: World,
  participant: ParticipantId,
  loopId: LoopId | null,
): number | null {
  const basis = basisOf(world, participant, loopId);
  if (!basis || basis.completedAt !== null || (basis.loop && basis.loop.state !== "open")) return null;
  return lastMomentWithin(basis.spans, basis.enteredAt, engine.stuckAfter[basis.stage] as number);
}

/** All standings, by participant, then loop (those without one first), in the order of their code units. */
export function* standings(engine: Engine, world: World, asOf: number): Generator<Standing> {
  const people = [...world.persons.keys()].sort();
  for (const participant of people) {
    const loops = [null, ...(world.persons.get(participant) as PersonState).loops.toSorted()];
    for (const loop of loops) {
      const one = standing(engine, world, participant, loop, asOf);
      if (one) yield one;
    }
  }
}

/** A standing as `cairn stages` prints it: these keys in this order. */
export function toRow(one: Standing) {
  return {
    participant: one.participant,
    loop: one.loop,
    role: one.role,
    stage: one.stage,
    enteredAt: formatTime(one.enteredAt),
    daysInStage: one.daysInStage,
    stuck: one.stuck,
    paused: one.paused,
    closed: one.closed,
    completedAt: one.completedAt === null ? null : formatTime(one.completedAt),
    done: one.done,
    next: one.next,
  };
}
