import { type SignUpRole, STRUCTURAL } from "./activity.ts";
import { type Engine, isFor, type Leaf, PARTNER, SELF, type Test } from "./compile.ts";
import { has, holds, type Tally } from "./count.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { nextMeeting } from "./meetings.ts";
import { findBasis, requiredLeft } from "./standing.ts";
import { CLOSED, roleOf, type Tables } from "./tables.ts";
import { WHO } from "./tallies.ts";
import type { World } from "./world.ts";

/** Whose turn it is, seen from the member. */
export type Turn = "me" | "partner" | "either" | "nobody";
/** A satisfied step: when (ms), by which activity, and whether a coordinator granted it. */
export type DoneStep = { step: string; at: number; by: string; granted: boolean };
/** A step that is not satisfied, of which stage, and whose turn it is to do it. */
export type LeftStep = { step: string; stage: number; required: boolean; turn: Turn };

/** Why somebody stands where they stand, whose turn it is, and what comes next. Times in ms. */
export type Explanation = {
  stage: number;
  since: number;
  /** The activity that brought them to this stage; null in the first. */
  broughtBy: string | null;
  completedAt: number | null;
  done: DoneStep[];
  /** Steps of the stages up to the present one that are not done, the required ones of the present stage first. */
  left: LeftStep[];
  turn: Turn;
  /** Whom it waits for, when it is the partner's turn. */
  waitingFor: ParticipantId[];
  /** When it is nobody's turn because a meeting is arranged: when that begins. */
  until: number | null;
  /** The one thing to do next, or null when there is nothing to do now. */
  next: string | null;
};

type Scene = { engine: Engine; tables: Tables; tally: Tally; loop: number | null; me: string; asOf: number };

/** Explains a standing at the moment `asOf` (ms), from the same tables that moved it. Null when there is no such standing. */
export function explain(
  engine: Engine,
  world: World,
  participant: ParticipantId,
  loopId: LoopId | null,
  asOf: number,
): Explanation | null {
  const basis = findBasis(engine, world, participant, loopId);
  if (!basis) return null;
  const { tables, role, stage, loop, completedAt } = basis;
  const scene: Scene = { engine, tables, tally: basis, loop, me: participant, asOf };
  const closed = loop !== null && tables.state(loop) === CLOSED;
  const broughtBy = loop === null ? 0 : tables.seats.more(basis.row);
  const required = completedAt === null ? requiredLeft(engine, role, stage, basis) : [];
  const left = leftSteps(scene, role, stage, new Set(required));
  const turn = closed ? "nobody" : soonest(left.filter((step) => step.required).map((step) => step.turn));
  const meeting = turn === "nobody" && loop !== null && !closed ? nextMeeting(tables, loop, asOf) : null;
  return {
    stage,
    since: basis.enteredAt,
    broughtBy: broughtBy > 0 ? tables.texts.read(broughtBy) : null,
    completedAt,
    done: doneSteps(engine, basis, role),
    left,
    turn,
    waitingFor: turn === "partner" && loop !== null ? partnersOf(tables, loop, role) : [],
    until: meeting?.startsAt ?? null,
    next: closed ? null : nextStep(left, turn),
  };
}

function doneSteps(engine: Engine, tally: Tally, role: SignUpRole): DoneStep[] {
  const { tallies, row } = tally;
  const { details } = tallies;
  const done = engine.steps.filter(({ step, bit }) => has(tally, bit) && isFor(step, role));
  const at = done.length > 0 ? tallies.detailsOf(row) : 0;
  return done.map(({ step, index }) => {
    return { step: step.id, at: details.at(at, index), by: details.by(at, index), granted: details.granted(at, index) };
  });
}

function leftSteps(scene: Scene, role: SignUpRole, stage: number, required: Set<number>): LeftStep[] {
  const { engine, tally } = scene;
  return engine.steps
    .filter((one) => one.stage <= stage && !has(tally, one.bit) && isFor(one.step, role))
    .filter((one) => !one.step.required || required.has(one.index))
    .map((one) => ({
      step: one.step.id,
      stage: one.stage,
      required: required.has(one.index),
      turn: turnOf(scene, one.test),
    }))
    .sort((a, b) => Number(b.required) - Number(a.required) || b.stage - a.stage);
}

/** What I can do now goes first, then what either of us can do, then what the partner has to do. */
function soonest(turns: Turn[]): Turn {
  return (["me", "either", "partner"] as const).find((turn) => turns.includes(turn)) ?? "nobody";
}

function nextStep(left: LeftStep[], turn: Turn): string | null {
  const required = left.find((step) => step.required && step.turn === turn && turn !== "nobody" && turn !== "partner");
  return (required ?? left.find((step) => !step.required && step.turn === "me"))?.step ?? null;
}

function turnOf(scene: Scene, test: Test): Turn {
  const isDone = (part: Test) => holds(scene.engine, scene.tally, part);
  if ("any" in test) return soonest(test.any.map((part) => turnOf(scene, part)));
  if ("all" in test) return soonest(test.all.filter((part) => !isDone(part)).map((part) => turnOf(scene, part)));
  return turnOfCount(scene, scene.engine.leaves[test.leaf] as Leaf);
}

function turnOfCount(scene: Scene, leaf: Leaf): Turn {
  if (leaf.before !== null && has(scene.tally, leaf.before)) return turnOfKinds(scene, [leaf.after as string]);
  if (leaf.by === SELF) return "me";
  if (leaf.by === PARTNER) return "partner";
  return turnOfKinds(scene, leaf.of);
}

/** Kinds that count whoever does them. A coordinator does some, a meeting waits for its date, either partner does the rest. */
function turnOfKinds({ tables, loop, me, asOf }: Scene, kinds: string[]): Turn {
  if (kinds.every((kind) => (STRUCTURAL as readonly string[]).includes(kind))) return "nobody";
  if (!kinds.some((kind) => kind.startsWith("meeting.")) || loop === null) return "either";
  if (nextMeeting(tables, loop, asOf)) return "nobody";
  const proposal = tables.proposal(loop);
  if (proposal) return proposal.by === me ? "partner" : "me";
  return "either";
}

function partnersOf(tables: Tables, loop: number, mine: SignUpRole): ParticipantId[] {
  const { seats, people } = tables;
  const others = tables.seatsOf(loop).filter((seat) => roleOf(seats, seat) !== mine && tables.isHere(seat));
  return others.map((seat) => people.id(seats.get(seat, WHO)));
}
