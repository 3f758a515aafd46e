import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Activity } from "../activity.ts";
import { advance } from "../advance.ts";
import { compile } from "../compile.ts";
import { defaultPathway } from "../default-pathway.ts";
import { retractedIn } from "../fold.ts";
import type { LoopId, ParticipantId } from "../ids.ts";
import { advancePage, readPage } from "../page.ts";
import type { Pathway } from "../pathway.ts";
import type { Change } from "../settle.ts";
import { standing } from "../standing.ts";
import { emptyWorld, type LoopState, membersOf, type PersonState, type World } from "../world.ts";
import { defaultEngine, given, givenPair, march, plain } from "./given.ts";
import { anyLog } from "./logs.ts";
import stored from "./stored-states.json" with { type: "json" };

const [ana, L] = ["ana" as ParticipantId, "L" as LoopId];

/** Some of a world, as it is kept elsewhere. */
function kept(from: World, people: string[], loops: string[]): World {
  const world = emptyWorld();
  const copy = <T>(state: T): T => JSON.parse(JSON.stringify(state));
  for (const id of people as ParticipantId[]) world.persons.set(id, copy(from.persons.get(id) as PersonState));
  for (const id of loops as LoopId[]) world.loops.set(id, copy(from.loops.get(id) as LoopState));
  return world;
}

describe("a world in part", () => {
  test("a loop and its people are enough to fold what happens in it", () => {
    const log = givenPair().joined("eva:mentee").did("ana", "message.sent");
    const world = kept(log.world, ["ben", "ana"], ["L"]);
    expect([world.persons.has(ana), world.persons.has("eva" as ParticipantId)]).toEqual([true, false]);
    log.on(3).happened("meeting.held", { meeting: "m" });
    expect(advance(defaultEngine, world, log.activities.at(-1) as Activity)).toHaveLength(1);
    expect(plain(world)).toEqual(plain(kept(log.world, ["ben", "ana"], ["L"])));
    expect([world.persons.has(ana), world.persons.has("eva" as ParticipantId), world.loops.has(L)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([[...world.persons.keys()], [...world.loops.values()].map((loop) => loop.id)]).toEqual([
      ["ben", "ana"],
      ["L"],
    ]);
  });

  test("of loops that are only named nothing is known, and what happens in them changes nothing", () => {
    const loops = Array.from({ length: 9 }, (_, index) => `L${index}` as LoopId);
    const world = kept(given("ana:mentee").world, ["ana"], []);
    world.persons.set(ana, { ...(world.persons.get(ana) as PersonState), loops, openLoops: 9 });
    const before = JSON.stringify(plain(world));
    const seen = {
      id: "a",
      seq: 1,
      occurredAt: 0,
      recordedAt: 0,
      actor: "ana",
      meeting: "m",
      loop: loops[8] as LoopId,
    };
    for (const kind of ["meeting.held", "message.sent", "loop.paused"]) {
      expect(advance(defaultEngine, world, { ...seen, kind })).toEqual([]);
    }
    expect(loops.map((loop) => world.loops.has(loop))).not.toContain(true);
    expect(JSON.stringify(plain(world))).toBe(before);
  });

  test("its members are known before anything is folded, and after", () => {
    const log = givenPair().happened("loop.member-removed", { participant: "ana" });
    const world = kept(log.world, [], ["L"]);
    const asked = () => [membersOf(world, L), membersOf(world, "M" as LoopId)];
    expect(asked()).toEqual([["ben", "ana"], []]);
    // Its people are not here, so there is no standing of theirs either.
    expect(standing(defaultEngine, world, ana, L, march(3))).toBeNull();
    expect(asked()).toEqual([["ben", "ana"], []]);
  });

  test("a state that is set again takes the place of the one before it", () => {
    const [one, other] = [givenPair(), givenPair().joined("cai:mentee", "eva:mentor")];
    for (const participant of ["cai", "eva"]) {
      other.happened("loop.member-added", { participant, role: participant === "cai" ? "mentee" : "mentor" });
    }
    other.held("m", "n").happened("loop.paused").happened("meeting.proposed", { meeting: "o", actor: "cai" });
    const { world } = other;
    for (const from of [one.world, other.world, one.world]) {
      world.loops.set(L, from.loops.get(L) as LoopState);
      expect(world.loops.get(L)).toEqual(from.loops.get(L));
    }
  });

  test("what the tables hold from before worlds were kept as rows is read, and written again as it was", () => {
    const [person, loop] = stored as unknown as [PersonState, LoopState];
    const world = emptyWorld();
    world.persons.set(ana, person);
    world.loops.set(L, loop);
    expect(standing(defaultEngine, world, ana, L, march(8))).toMatchObject({ stage: "grow-together", daysInStage: 3 });
    const again = [world.persons.get(ana), world.loops.get(L)];
    expect(JSON.stringify(again)).toBe(JSON.stringify([person, loop]));
  });
});

test("a world is not gone on with by another pathway", () => {
  const other: Pathway = structuredClone(defaultPathway);
  other.stages.pop();
  const world = given("ana:mentee").asOf(1).world;
  expect(standing(compile(structuredClone(defaultPathway)), world, ana, null, march(1))).toMatchObject({ loop: null });
  expect(() => standing(compile(other), world, ana, null, march(1))).toThrow("another pathway");
});

test("page by page is the same as one by one, to the last bit, and tells the same", () => {
  const where = fc.oneof(fc.constant({}), fc.constant({ loop: null }), fc.constant({ loop: "nowhere" as LoopId }));
  const who = fc.oneof(fc.constant({}), fc.constant({ actor: null }), fc.constant({ actor: "carla" }));
  fc.assert(
    fc.property(anyLog(defaultEngine), fc.integer({ min: 1, max: 60 }), where, who, (log, length, nowhere, someone) => {
      const taken = retractedIn(log);
      const strange = { id: "x", seq: 0, kind: "message.sent", occurredAt: march(1), recordedAt: march(1) };
      const activities = log.filter((one) => !taken.has(one.id)).concat({ ...strange, ...nowhere, ...someone });
      const [world, paged, unheard] = [emptyWorld(), emptyWorld(), emptyWorld()];
      const told: Change[] = [];
      for (let from = 0; from < activities.length; from += length) {
        const some = activities.slice(from, from + length);
        advancePage(defaultEngine, paged, readPage(paged, some), (change) => told.push(change));
        advancePage(defaultEngine, unheard, readPage(unheard, some));
      }
      expect(told).toEqual(activities.flatMap((activity) => advance(defaultEngine, world, activity)));
      for (const one of [paged, unheard]) expect(JSON.stringify(plain(one))).toBe(JSON.stringify(plain(world)));
    }),
    { numRuns: 100 },
  );
});

test("an opening whose members are left out, as no log has it, opens an empty loop", () => {
  const world = emptyWorld();
  const page = readPage(world, [
    { id: "a", seq: 1, kind: "loop.opened", loop: L, occurredAt: 0, recordedAt: 0 } as Activity,
  ]);
  expect(page.members).toHaveLength(1);
});
