import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Activity, KINDS } from "../activity.ts";
import { advance } from "../advance.ts";
import { compile } from "../compile.ts";
import { isAlone } from "../concerns.ts";
import { explain } from "../explain.ts";
import { fold, refold, retractedIn } from "../fold.ts";
import type { Pathway } from "../pathway.ts";
import type { Change } from "../settle.ts";
import { stageCounts } from "../stage-counts.ts";
import { type Standing, standings, stuckFrom, toRow } from "../standing.ts";
import { takeBack } from "../take-back.ts";
import { emptyWorld, type World } from "../world.ts";
import { DAY, defaultEngine, march } from "./given.ts";
import { anyLog } from "./logs.ts";

const log = anyLog(defaultEngine);
const moment = fc.integer({ min: march(1), max: march(1) + 400 * DAY });
const runs = { numRuns: 150 };
const engine = defaultEngine;

/** Everything that can be seen of a world, as text: to the last bit. */
const shown = (world: World, asOf: number, by = engine) =>
  JSON.stringify([[...standings(by, world, asOf)].map(toRow), stageCounts(by, world)]);
const plain = (world: World) => JSON.stringify([[...world.persons], [...world.loops]]);
function fromPlain(text: string): World {
  const world = emptyWorld();
  const [persons, loops] = JSON.parse(text);
  for (const [id, state] of persons) world.persons.set(id, state);
  for (const [id, state] of loops) world.loops.set(id, state);
  return world;
}

/** One activity at a time, as the server does it; what is taken back is folded again from the log so far. */
function oneByOne(activities: readonly Activity[], world = emptyWorld(), before: readonly Activity[] = []): World {
  const told = [...before];
  for (const activity of activities) {
    told.push(activity);
    const of = activity.kind === "activity.retracted" && told.find((one) => one.id === activity.of);
    if (of) takeBack(engine, world, of, told, retractedIn(told));
    else advance(engine, world, activity);
  }
  return world;
}

/** Kinds that say who is in which loop, or count outside of loops: they touch all loops of a person. */
const isBarrier = (activity: Activity) =>
  isAlone(activity) ||
  activity.kind === "activity.retracted" ||
  (activity.kind.startsWith("loop.") && !/paused|resumed/.test(activity.kind));

/** Another order in which each loop keeps its own, and what touches several loops its place. */
function shuffled(activities: readonly Activity[], draws: number[]): Activity[] {
  const out: Activity[] = [];
  let queues = new Map<unknown, Activity[]>();
  let draw = 0;
  const flush = () => {
    while (queues.size > 0) {
      const [loop, queue] = [...queues][(draws[draw++ % draws.length] as number) % queues.size] as [
        unknown,
        Activity[],
      ];
      out.push(queue.shift() as Activity);
      if (queue.length === 0) queues.delete(loop);
    }
    queues = new Map();
  };
  for (const activity of activities) {
    if (isBarrier(activity)) {
      flush();
      out.push(activity);
    } else queues.set(activity.loop, [...(queues.get(activity.loop) ?? []), activity]);
  }
  flush();
  return out;
}

test("the logs are rich: every kind, every stage, completed, paused, closed, stuck, taken back", () => {
  const logs = fc.sample(log, { numRuns: 150, seed: 2026 });
  const kinds = new Set(logs.flat().map((activity) => activity.kind));
  expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  const all = logs.flatMap((one) => [...standings(engine, fold(engine, one), march(300))]);
  const some = (what: (one: Standing) => unknown) => all.filter(what).length;
  for (const stage of engine.pathway.stages) expect(some((one) => one.stage === stage.id)).toBeGreaterThan(10);
  const counts = [
    some((one) => one.completedAt),
    some((one) => one.paused),
    some((one) => one.closed),
    some((one) => one.stuck),
  ];
  expect(Math.min(...counts)).toBeGreaterThan(5);
});

describe("rule 11: incremental equals replay", () => {
  test("one by one, all at once, and again", () => {
    fc.assert(
      fc.property(log, moment, (activities, asOf) => {
        const batch = fold(engine, activities);
        expect(plain(oneByOne(activities))).toBe(plain(batch));
        expect(plain(refold(engine, activities, retractedIn(activities)))).toBe(plain(batch));
        expect(shown(fold(compile(engine.pathway), activities), asOf)).toBe(shown(batch, asOf));
      }),
      runs,
    );
  });

  test("stopped anywhere, kept as JSON, and gone on with", () => {
    fc.assert(
      fc.property(log, fc.nat(), (activities, cut) => {
        const at = cut % (activities.length + 1);
        const first = oneByOne(activities.slice(0, at));
        const again = fromPlain(plain(first));
        const rest = oneByOne(activities.slice(at), again, activities.slice(0, at));
        expect(plain(rest)).toBe(plain(fold(engine, activities)));
      }),
      runs,
    );
  });

  test("rule 10: as of a moment is the log up to it", () => {
    fc.assert(
      fc.property(log, moment, (activities, asOf) => {
        const seen = activities.filter((activity) => activity.recordedAt <= asOf);
        expect(plain(fold(engine, activities, asOf))).toBe(plain(fold(engine, seen)));
      }),
      runs,
    );
  });
});

test("rule 6: another order of different loops' activities changes nothing", () => {
  let moved = 0;
  fc.assert(
    fc.property(log, fc.array(fc.nat(), { minLength: 1 }), moment, (activities, draws, asOf) => {
      const other = shuffled(activities, draws);
      expect(other).toHaveLength(activities.length);
      if (other.some((activity, index) => activity !== activities[index])) moved++;
      expect(shown(fold(engine, other), asOf)).toBe(shown(fold(engine, activities), asOf));
    }),
    runs,
  );
  expect(moved).toBeGreaterThan(runs.numRuns / 4);
});

test("kinds that are not known change nothing, wherever they stand and whatever they hold", () => {
  const unknown = fc.record({
    kind: fc.constantFrom("moon.seen", "meeting.dreamt", "loop.admired", "participant.waved", "activity.liked"),
    at: fc.nat(),
    loop: fc.constantFrom("L1", "L2", "nowhere", undefined),
    actor: fc.constantFrom("p1", "nobody", undefined),
    participant: fc.constantFrom("p2", undefined),
    step: fc.constantFrom("meet", undefined),
  });
  fc.assert(
    fc.property(log, fc.array(unknown, { minLength: 1, maxLength: 10 }), (activities, strange) => {
      const more = [...activities];
      for (const [index, { at, ...one }] of strange.entries()) {
        const where = at % (more.length + 1);
        const when = more[where]?.recordedAt ?? march(1);
        more.splice(where, 0, { id: `x${index}`, seq: 0, occurredAt: when, recordedAt: when, ...one } as Activity);
      }
      expect(plain(fold(engine, more))).toBe(plain(fold(engine, activities)));
    }),
    runs,
  );
});

test("rule 2: a retraction is as if it had never been recorded", () => {
  fc.assert(
    fc.property(log, moment, (activities, asOf) => {
      const retracted = retractedIn(activities);
      const never = activities.filter((one) => !retracted.has(one.id) && one.kind !== "activity.retracted");
      expect(shown(oneByOne(activities), asOf)).toBe(shown(oneByOne(never), asOf));
    }),
    runs,
  );
});

test("rules 3 and 7: the stage is the first with a step left, and what is paused, closed or completed is never stuck", () => {
  fc.assert(
    fc.property(log, moment, (activities, asOf) => {
      const world = fold(engine, activities, asOf);
      for (const one of standings(engine, world, asOf)) {
        const left = engine.pathway.stages.map((stage) =>
          stage.steps.filter(
            (step) =>
              step.required && (one.role === "either" || step.for.includes(one.role)) && !one.done.includes(step.id),
          ),
        );
        const first = left.findIndex((steps) => steps.length > 0);
        if (one.loop) expect(one.stageIndex).toBe(first === -1 ? left.length - 1 : first);
        else expect(one.stageIndex).toBe(0);
        expect(one.completedAt !== null).toBe(one.loop !== null && first === -1);
        expect(one.next).toEqual(one.completedAt === null ? left[one.stageIndex]?.map((step) => step.id) : []);
        if (one.paused || one.closed || one.completedAt !== null) expect(one.stuck).toBe(false);
        expect(one.daysInStage).toBeGreaterThanOrEqual(0);
        const why = explain(engine, world, one.participant, one.loop, asOf);
        expect(why).toMatchObject({ stage: one.stageIndex, since: one.enteredAt, completedAt: one.completedAt });
        expect(why?.done.map((done) => done.step)).toEqual(one.done);
      }
    }),
    runs,
  );
});

test("rule 3: every stage passed is told once, one after the other", () => {
  fc.assert(
    fc.property(log, (activities) => {
      const last = new Map<string, Change>();
      refold(engine, activities, retractedIn(activities), (change) => {
        const key = `${change.participant} ${change.loop} ${change.role}`;
        const before = last.get(`${change.participant} ${change.loop}`);
        const sameRole = before?.role === change.role ? before : undefined;
        expect(change.from).toBe(sameRole?.to ?? 0);
        expect(change.to).toBe(change.from + (change.completed ? 0 : 1));
        expect(change.at).toBeGreaterThanOrEqual(sameRole?.at ?? 0);
        expect(sameRole?.completed ?? false).toBe(false);
        last.set(key.slice(0, key.lastIndexOf(" ")), change);
      });
    }),
    runs,
  );
});

test("stuck exactly after the moment that stuckFrom says", () => {
  fc.assert(
    fc.property(log, fc.integer({ min: -3, max: 3 }), moment, (activities, near, far) => {
      const world = fold(engine, activities);
      const end = activities.at(-1)?.recordedAt ?? march(1);
      for (const one of standings(engine, world, end)) {
        const from = stuckFrom(engine, world, one.participant, one.loop);
        for (const asOf of [Math.max(end, (from ?? end) + near), Math.max(end, far)]) {
          const now = [...standings(engine, world, asOf)].find(
            (two) => two.participant === one.participant && two.loop === one.loop,
          );
          expect(now?.stuck).toBe(from !== null && asOf > from);
        }
      }
    }),
    runs,
  );
});

test("rule 9: the counts are the sums over the standings", () => {
  fc.assert(
    fc.property(log, moment, (activities, asOf) => {
      const world = fold(engine, activities, asOf);
      const open = [...standings(engine, world, asOf)].filter((one) => !one.closed);
      const expected = engine.pathway.stages.map((_, stage) => {
        const here = open.filter((one) => one.stageIndex === stage);
        const people = new Set(here.map((one) => one.participant)).size;
        return { people, standings: here.length, paused: here.filter((one) => one.paused).length };
      });
      expect(stageCounts(engine, world)).toEqual(expected);
    }),
    runs,
  );
});

test("standings come by participant, then loop, those without one first, each once", () => {
  fc.assert(
    fc.property(log, moment, (activities, asOf) => {
      const keys = [...standings(engine, fold(engine, activities), asOf)].map(
        (one) => `${one.participant} ${one.loop ?? ""}`,
      );
      expect(keys).toEqual([...new Set(keys)].sort());
    }),
    runs,
  );
});

test("an own pathway keeps the same promises", () => {
  const pathway: Pathway = structuredClone(engine.pathway);
  pathway.stages.splice(1, 2);
  pathway.stages[0]!.steps.reverse();
  pathway.stages[0]!.steps[0]!.required = true;
  const own = compile(pathway);
  fc.assert(
    fc.property(anyLog(own, 80), moment, (activities, asOf) => {
      const world = emptyWorld();
      const told: Activity[] = [];
      for (const activity of activities) {
        told.push(activity);
        const of = told.find((one) => one.id === activity.of);
        if (of) takeBack(own, world, of, told, retractedIn(told));
        else advance(own, world, activity);
      }
      expect(plain(world)).toBe(plain(fold(own, activities)));
      for (const one of standings(own, world, asOf))
        if (one.loop) expect(one.next.length === 0).toBe(one.completedAt !== null);
    }),
    { numRuns: 60 },
  );
});
