import fc from "fast-check";
import type { Activity, Role, SignUpRole } from "../activity.ts";
import { IN_A_LOOP } from "../activity.ts";
import { advance } from "../advance.ts";
import type { Engine } from "../compile.ts";
import { retractedIn } from "../fold.ts";
import type { LoopId, ParticipantId } from "../ids.ts";
import { refuse } from "../refuse.ts";
import { takeBack } from "../take-back.ts";
import { emptyWorld, type World } from "../world.ts";
import { march } from "./given.ts";

const HOUR = 3_600_000;
const PEOPLE = ["p1", "p2", "p3", "p4", "p5", "p6"] as ParticipantId[];
const LOOPS = ["L1", "L2", "L3"] as LoopId[];
const MEETINGS = Array.from({ length: 12 }, (_, index) => `m${index}`);
const MEMBERS: Role[][] = [
  ["mentor", "mentee"],
  ["mentee", "mentor", "mentee"],
  ["mentor", "mentor", "mentee", "mentee"],
];
const OF_THE_LOOP = ["loop.paused", "loop.resumed", "loop.closed", "loop.reopened", "loop.reopened", "loop.resumed"];
const OF_A_PERSON = ["participant.removed", "participant.rejoined", "participant.rejoined"];
const COMING_AND_GOING = ["loop.member-added", "loop.member-added", "loop.member-removed"];

/** What somebody would like to happen: numbers, of which the log makes what is possible. */
type Wish = { kind: string; who: number; loop: number; pick: number; later: number; late: number; flag: boolean };

const kind = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...IN_A_LOOP) },
  { weight: 8, arbitrary: fc.constant("meeting.held") },
  { weight: 3, arbitrary: fc.constantFrom(...OF_THE_LOOP) },
  { weight: 3, arbitrary: fc.constantFrom(...COMING_AND_GOING) },
  { weight: 2, arbitrary: fc.constantFrom(...OF_A_PERSON) },
  { weight: 3, arbitrary: fc.constantFrom("profile.completed", "guide.read") },
  { weight: 2, arbitrary: fc.constantFrom("loop.opened", "participant.joined") },
  { weight: 2, arbitrary: fc.constant("step.granted") },
  { weight: 4, arbitrary: fc.constant("activity.retracted") },
);
const number = fc.nat({ max: 1_000 });
const wish: fc.Arbitrary<Wish> = fc.record({
  kind,
  who: number,
  loop: number,
  pick: number,
  later: fc.nat({ max: 60 }),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 200 })),
  flag: fc.boolean(),
});
const of = <T>(list: readonly T[], index: number) => list[index % list.length] as T;

/** Most people join and two loops open first, so that there is something to wish for. */
const START: Wish[] = [
  ...[0, 1, 2, 3, 4].map((who) => ({
    kind: "participant.joined",
    who,
    loop: 0,
    pick: who,
    later: 1,
    late: 0,
    flag: false,
  })),
  { kind: "loop.opened", who: 0, loop: 0, pick: 1, later: 5, late: 0, flag: false },
  { kind: "loop.opened", who: 1, loop: 1, pick: 2, later: 5, late: 0, flag: false },
];

/** The wishes that are not refused, as a log, told as late as they say. */
function grant(engine: Engine, wishes: Wish[]): Activity[] {
  const log: Activity[] = [];
  const world = emptyWorld();
  let now = march(1);
  for (const one of [...START, ...wishes]) {
    now += one.later * HOUR;
    const activity = activityOf(engine, world, log, one, now);
    const retracted = retractedIn(log);
    const known = (id: string) => {
      const found = log.find((other) => other.id === id);
      return found && { kind: found.kind, retracted: retracted.has(id) };
    };
    if (refuse(world, activity, known, { engine, previous: log.at(-1) ?? null })) continue;
    log.push(activity);
    const taken = log.find((other) => other.id === activity.of);
    if (taken) takeBack(engine, world, taken, log, retractedIn(log));
    else advance(engine, world, activity);
  }
  return log;
}

function activityOf(engine: Engine, world: World, log: Activity[], wish: Wish, now: number): Activity {
  const { kind, who, pick, flag } = wish;
  const seq = log.length + 1;
  const activity: Activity = { id: `a${seq}`, seq, kind, occurredAt: now - wish.late * HOUR, recordedAt: now };
  const participant = of(PEOPLE, who);
  const loop = of(LOOPS, wish.loop);
  const role = of(["mentor", "mentee"] as const, pick);
  if (kind === "participant.joined")
    return { ...activity, participant, role: of<SignUpRole>(["mentor", "mentee", "either"], pick) };
  if (kind.startsWith("participant.")) return { ...activity, participant };
  if (kind === "profile.completed" || kind === "guide.read") return { ...activity, actor: participant };
  if (kind === "step.granted") {
    return { ...activity, participant, step: of(engine.steps, pick).step.id, ...(flag ? { loop } : {}) };
  }
  if (kind === "activity.retracted") return { ...activity, of: of(log, pick).id };
  if (kind.startsWith("loop.member-")) return { ...activity, loop, participant, role };
  if (kind === "loop.opened") {
    const members = of(MEMBERS, pick).map((each, index) => ({ participant: of(PEOPLE, who + index), role: each }));
    return { ...activity, loop, members };
  }
  if (kind.startsWith("loop.")) return { ...activity, loop };
  const members = world.loops.get(loop)?.members.map((member) => member.participant) ?? PEOPLE;
  const actor = of(members, who);
  if (kind.startsWith("meeting.")) {
    const times = flag ? { startsAt: now + pick * HOUR, endsAt: now + (pick + 1) * HOUR } : {};
    const attendees = kind === "meeting.held" && flag ? { attendees: [actor] } : {};
    return {
      ...activity,
      loop,
      meeting: `${loop}${of(MEETINGS, pick)}`,
      ...times,
      ...attendees,
      ...(who % 7 ? { actor } : {}),
    };
  }
  return { ...activity, loop, actor, ...(kind === "feedback.given" ? { rating: 1 + (pick % 5) } : {}) };
}

/** Logs of several people and loops in which nothing is refused: paused, closed, left, told late, taken back. */
export const anyLog = (engine: Engine, maxLength = 250) =>
  fc.array(wish, { maxLength, size: "max" }).map((wishes) => grant(engine, wishes));
