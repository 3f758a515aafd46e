import { type SignUpRole, STRUCTURAL } from "./activity.ts";
import { type Engine, isFor, type Leaf, type Test } from "./compile.ts";
import { holds } from "./count.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { nextMeeting } from "./meetings.ts";
import { basisOf, requiredLeft } from "./standing.ts";
import { isHere, type LoopState, memberOf, type Tally, type World } from "./world.ts";

export type Turn = "me" | "partner" | "either" | "nobody";
export type DoneStep = { step: string; at: number; by: string; granted: boolean };
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

type Scene = { engine: Engine; tally: Tally; loop: LoopState | null; me: string; asOf: number };

/** Explains a standing from the same tables that moved it; null when there is none to show. */
export function explain(
  engine: Engine,
  world: World,
  participant: ParticipantId,
  loopId: LoopId | null,
  asOf: number,
): Explanation | null {
  const basis = basisOf(world, participant, loopId);
  if (!basis) return null;
  const { tally, role, stage, loop, completedAt } = basis;
  const scene: Scene = { engine, tally, loop, me: participant, asOf };
  const member = loop && memberOf(loop, participant);
  const closed = loop?.state === "closed";
  const required = completedAt === null ? requiredLeft(engine, role, stage, tally) : [];
  const left = leftSteps(scene, role, stage, new Set(required));
  const turn = closed ? "nobody" : soonest(left.filter((step) => step.required).map((step) => step.turn));
  const meeting = turn === "nobody" && loop && !closed ? nextMeeting(loop, asOf) : null;
  return {
    stage,
    since: basis.enteredAt,
    broughtBy: member?.broughtBy ?? null,
    completedAt,
    done: doneSteps(engine, tally, role),
    left,
    turn,
    waitingFor: turn === "partner" && loop ? partnersOf(world, loop, role) : [],
    until: meeting?.startsAt ?? null,
    next: closed ? null : nextStep(left, turn),
  };
}

function doneSteps(engine: Engine, tally: Tally, role: SignUpRole): DoneStep[] {
  return engine.steps.flatMap(({ step, index }) => {
    const done = tally.done[index];
    return done && isFor(step, role)
      ? [{ step: step.id, at: done.at, by: done.by, granted: done.granted === true }]
      : [];
  });
}

function leftSteps(scene: Scene, role: SignUpRole, stage: number, required: Set<number>): LeftStep[] {
  const { engine, tally } = scene;
  return engine.steps
    .filter((one) => one.stage <= stage && !tally.done[one.index] && isFor(one.step, role))
    .filter((one) => !one.step.required || required.has(one.index))
    .map((one) => ({
      step: one.step.id,
      stage: one.stage,
      required: required.has(one.index),
      turn: turnOf(scene, one.test),
    }))
    .sort((a, b) => Number(b.required) - Number(a.required) || b.stage - a.stage);
}

/** What can be done now by me goes first, then by either of us, then what the partner has to do. */
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
  if (leaf.after >= 0 && scene.tally.seen[leaf.after] === 0) {
    return turnOfKinds(scene, [[...scene.engine.firsts.keys()][leaf.after] as string]);
  }
  if (leaf.by === "self") return "me";
  if (leaf.by === "partner") return "partner";
  return turnOfKinds(scene, leaf.of);
}

/** Kinds that count whoever does them: the coordinator's, those of a meeting, or either partner's. */
function turnOfKinds({ loop, me, asOf }: Scene, kinds: string[]): Turn {
  if (kinds.every((kind) => (STRUCTURAL as readonly string[]).includes(kind))) return "nobody";
  if (!kinds.some((kind) => kind.startsWith("meeting.")) || !loop) return "either";
  if (nextMeeting(loop, asOf)) return "nobody";
  if (loop.proposal) return loop.proposal.by === me ? "partner" : "me";
  return "either";
}

function partnersOf(world: World, loop: LoopState, mine: SignUpRole): ParticipantId[] {
  return loop.members.filter((other) => other.role !== mine && isHere(world, other)).map((other) => other.participant);
}
