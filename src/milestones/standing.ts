import type { SignUpRole } from "./activity.ts";
import { type CompiledStep, type Engine, isFor } from "./compile.ts";
import { has, type Tally } from "./count.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import type { Stage } from "./pathway.ts";
import { countedMs, lastMomentWithin, listSpans, mergeSpans } from "./spans.ts";
import { CLOSED, OPEN, PAUSED, roleOf, type Tables } from "./tables.ts";
import { COMPLETED, FLAGS, OPEN_LOOPS, STAGE_SHIFT } from "./tallies.ts";
import { formatTime } from "./time.ts";
import { tablesOf, type World } from "./world.ts";

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

/** What a standing is computed from, with a loop or without: its person, its loop, its row, and the spans that do not count. */
type Basis = Tally & {
  tables: Tables;
  person: number;
  loop: number | null;
  role: SignUpRole;
  stage: number;
  enteredAt: number;
  completedAt: number | null;
  spans: [number, number][];
};

/** Null when there is no such standing: nobody, removed, not a member now, or asked about without a loop while in one. */
export function basisOf(tables: Tables, person: number, loop: number | null): Basis | null {
  const { folk, seats, spans } = tables;
  if (person === 0 || !tables.isPresent(person)) return null;
  const absences = listSpans(spans, folk.span(person));
  if (loop === null) {
    if (folk.get(person, OPEN_LOOPS) > 0) return null;
    const [role, enteredAt] = [roleOf(folk, person), folk.time(person, 1)];
    const first = { stage: 0, enteredAt, completedAt: null, spans: mergeSpans(absences) };
    return { tables, person, loop, tallies: folk, row: person, role, ...first };
  }
  const seat = tables.seatOf(loop, person);
  if (seat === 0 || !tables.isHere(seat)) return null;
  const flags = seats.get(seat, FLAGS);
  return {
    tables,
    person,
    loop,
    tallies: seats,
    row: seat,
    role: roleOf(seats, seat),
    stage: flags >> STAGE_SHIFT,
    enteredAt: seats.time(seat, 0),
    completedAt: flags & COMPLETED ? seats.time(seat, 1) : null,
    spans: mergeSpans(listSpans(spans, tables.span(loop)), listSpans(spans, seats.span(seat)), absences),
  };
}

/** The same by ids. */
export function findBasis(engine: Engine, world: World, participant: ParticipantId, loop: LoopId | null): Basis | null {
  const tables = tablesOf(engine, world);
  return basisOf(tables, tables.person(participant), loop === null ? null : tables.loop(loop));
}

/** The standing at the moment `asOf` (ms), of a world folded from what was recorded up to then; null: nothing to show. */
export function standing(
  engine: Engine,
  world: World,
  participant: ParticipantId,
  loopId: LoopId | null,
  asOf: number,
): Standing | null {
  const basis = findBasis(engine, world, participant, loopId);
  return basis && toStanding(engine, basis, asOf);
}

function toStanding(engine: Engine, basis: Basis, asOf: number): Standing {
  const { tables, role, stage, enteredAt, completedAt, spans } = basis;
  const state = basis.loop === null ? OPEN : tables.state(basis.loop);
  const ms = countedMs(spans, enteredAt, asOf);
  const left = completedAt === null ? requiredLeft(engine, role, stage, basis) : [];
  return {
    participant: tables.people.id(basis.person),
    loop: basis.loop === null ? null : tables.loops.id(basis.loop),
    role,
    stage: (engine.pathway.stages[stage] as Stage).id,
    stageIndex: stage,
    enteredAt,
    daysInStage: Math.floor((ms + 4_320) / 8_640) / 10_000,
    stuck: state === OPEN && completedAt === null && ms > (engine.stuckAfter[stage] as number),
    paused: state === PAUSED,
    closed: state === CLOSED,
    completedAt,
    done: engine.steps.filter((one) => has(basis, one.bit) && isFor(one.step, role)).map((one) => one.step.id),
    next: left.map((index) => (engine.steps[index] as CompiledStep).step.id),
  };
}

/** Indexes of the required steps of a stage that are not satisfied. */
export function requiredLeft(engine: Engine, role: SignUpRole, stage: number, tally: Tally): number[] {
  const required = engine.required[role][stage] as number[];
  return required.filter((index) => !has(tally, (engine.steps[index] as CompiledStep).bit));
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
  const basis = findBasis(engine, world, participant, loopId);
  if (!basis || basis.completedAt !== null) return null;
  if (basis.loop !== null && basis.tables.state(basis.loop) !== OPEN) return null;
  return lastMomentWithin(basis.spans, basis.enteredAt, engine.stuckAfter[basis.stage] as number);
}

/** All standings, by participant, then loop (those without one first), in the order of their code units. */
export function* standings(engine: Engine, world: World, asOf: number): Generator<Standing> {
  const tables = tablesOf(engine, world);
  const byId = (names: Tables["people"] | Tables["loops"]) => (a: number, b: number) =>
    names.id(a) < names.id(b) ? -1 : 1;
  for (const person of tables.peopleHere.toSorted(byId(tables.people))) {
    for (const loop of [null, ...tables.loopsOf(person).sort(byId(tables.loops))]) {
      const basis = basisOf(tables, person, loop);
      if (basis) yield toStanding(engine, basis, asOf);
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
