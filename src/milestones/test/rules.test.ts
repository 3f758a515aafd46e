import { describe, expect, test } from "vitest";
import { advance } from "../advance.ts";
import { compile } from "../compile.ts";
import { refold } from "../fold.ts";
import type { LoopId, ParticipantId } from "../ids.ts";
import { standing, stuckFrom, toRow } from "../standing.ts";
import { emptyWorld } from "../world.ts";
import { DAY, defaultEngine, given, givenPair, iso, march, plain, withMembers } from "./given.ts";

describe("rule 1: the log is folded in the order of recording", () => {
  test("a meeting logged late counts from when it was recorded on, at the time it was held", () => {
    const log = givenPair()
      .on(3)
      .did("ana", "message.sent")
      .on(9)
      .happened("meeting.held", {
        meeting: "m",
        occurredAt: march(4),
      });
    expect(log.asOf(8).stage("ana")).toBe("matching");
    expect(log.asOf(9).stage("ana")).toBe("first-meeting");
    expect(log.asOf(9).since("ana")).toBe(4);
  });

  test("a word before the meeting is no follow-up, though the meeting was told to be earlier", () => {
    const log = givenPair().on(5).did("ben", "message.sent").on(6);
    log.happened("meeting.held", { meeting: "m", occurredAt: march(4) });
    expect(log.asOf(6).standing("ben")?.next).toEqual(["follow-up"]);
    expect(log.did("ben", "message.sent").asOf(6).stage("ben")).toBe("grow-together");
  });
});

describe("rule 2: who it counts for", () => {
  test("those who are members when it is recorded, not who comes later or has left", () => {
    const log = given("ben:mentor", "ana:mentee", "cai:mentee", "dia:mentee")
      .on(2)
      .opened("L", "ben:mentor", "ana:mentee", "cai:mentee");
    log.on(3).happened("loop.member-removed", { participant: "cai" }).held("m1");
    log.on(4).happened("loop.member-added", { participant: "dia", role: "mentee" });
    log.happened("loop.member-added", { participant: "cai", role: "mentee" });
    const then = log.asOf(4);
    expect(then.standing("ana")?.done).toContain("meet");
    expect(then.standing("cai")?.done).toEqual(["be-matched"]);
    expect(then.standing("dia")?.done).toEqual(["be-matched"]);
  });

  test("a meeting counts for its attendees, and for all when nobody is named", () => {
    const log = givenPair()
      .on(3)
      .happened("meeting.held", { meeting: "m1", attendees: ["ben"] });
    expect(log.asOf(3).standing("ben")?.done).toContain("meet");
    expect(log.asOf(3).standing("ana")?.done).toEqual(["be-matched"]);
    expect(log.held("m2").asOf(3).standing("ana")?.done).toContain("meet");
    expect(log.happened("meeting.held", { meeting: "m3", attendees: [] }).asOf(3).standing("ben")?.done).not.toContain(
      "keep-meeting",
    );
  });

  test("a meeting held elsewhere counts as any other, and needs no arranging", () => {
    const log = givenPair().on(3).happened("meeting.held", { meeting: "m", elsewhere: true, actor: "ana" });
    expect(log.asOf(3).standing("ana")?.done).toEqual(["be-matched", "arrange-first-meeting", "meet"]);
  });

  test.each(["profile.completed", "guide.read"])("%s counts in all loops: open, later and closed ones", (kind) => {
    const step = kind === "guide.read" ? "read-guide" : "complete-profile";
    const log = given("ben:mentor", "ana:mentee").on(2).opened("A", "ben:mentor", "ana:mentee");
    log.opened("B", "ben:mentor", "ana:mentee").happened("loop.closed", { loop: "B" }).on(3).did("ana", kind);
    log.on(4).opened("C", "ben:mentor", "ana:mentee");
    for (const loop of ["A", "B", "C"]) expect(log.asOf(4).standing("ana", loop)?.done).toContain(step);
    expect(log.asOf(4).standing("ben", "A")?.done).not.toContain(step);
  });

  test("a profile counts for the one who completed it, whoever else the line names", () => {
    const log = givenPair().on(3).happened("profile.completed", { actor: "ana", participant: "ben" });
    expect(log.asOf(3).standing("ana")?.done).toContain("complete-profile");
    expect(log.asOf(3).standing("ben")?.done).not.toContain("complete-profile");
  });

  test("a step stays satisfied: a cancelled meeting was arranged", () => {
    const log = givenPair().on(3).did("ana", "message.sent").happened("meeting.arranged", { meeting: "m" });
    log.happened("meeting.cancelled", { meeting: "m" });
    expect(log.asOf(3).stage("ana")).toBe("first-meeting");
    expect(log.refusal("meeting.held", { meeting: "m" })).toBe("meeting_cancelled");
  });

  test.each([
    [3, []],
    [4, ["show-appreciation"]],
    [5, ["show-appreciation"]],
  ])("feedback with rating %i is appreciation: %j", (rating, done) => {
    const log = givenPair().on(3).happened("feedback.given", { actor: "ana", rating });
    expect(log.asOf(3).standing("ana")?.done).toEqual(["be-matched", ...done]);
  });

  test("an activity without the field that a condition names does not match", () => {
    const { world } = givenPair().asOf(2);
    const told = { id: "f", seq: 9, occurredAt: march(3), recordedAt: march(3), loop: "L" as LoopId, actor: "ana" };
    advance(defaultEngine, world, { ...told, kind: "feedback.given" });
    expect(standing(defaultEngine, world, "ana" as ParticipantId, "L" as LoopId, march(3))?.done).toEqual([
      "be-matched",
    ]);
  });
});

describe("rule 3: the stage is the first with a required step left", () => {
  test("what was done early carries somebody through several stages, each passed once", () => {
    const log = givenPair().on(3).did("ana", "goal.shared", "goal.completed", "kudos.given").held("m1", "m2");
    expect(log.asOf(3).stage("ana")).toBe("matching");
    const passed: unknown[] = [];
    log.on(4).did("ana", "message.sent");
    refold(log.engine, log.activities, new Set(), (change) => {
      if (change.participant === "ana") passed.push([change.from, change.to, change.at, change.activity]);
    });
    const by = log.idOf("message.sent");
    expect(passed).toEqual([
      [0, 1, march(2), log.idOf("loop.opened")],
      [1, 2, march(4), by],
      [2, 3, march(4), by],
      [3, 4, march(4), by],
    ]);
    expect(log.asOf(4).stage("ana")).toBe("levelling-up");
  });

  test("the whole way, to its completion", () => {
    const log = givenPair().on(3).did("ana", "message.sent", "goal.shared", "goal.completed", "kudos.given");
    log.held("m1", "m2").on(8).held("m3");
    expect(log.asOf(8).standing("ana")).toMatchObject({ completedAt: null, next: ["share-your-story"] });
    log.on(9).did("ana", "story.shared").did("ana", "message.sent");
    const done = log.asOf(60).standing("ana");
    expect(done).toMatchObject({ stage: "levelling-up", completedAt: march(9), next: [], stuck: false });
    expect(log.asOf(60).since("ana")).toBe(3);
    expect(log.asOf(60).stuckFrom("ana")).toBeNull();
  });
});

describe("rule 4: when a stage is entered", () => {
  test("the first at joining, the second when the loop opened", () => {
    const log = given("ben:mentor", "ana:mentee");
    expect(log.asOf(1).since("ana", null)).toBe(1);
    expect(log.on(5).opened("L", "ben:mentor", "ana:mentee").asOf(5).since("ana")).toBe(5);
  });

  test("never before the stage in front of it", () => {
    const log = givenPair().on(9).did("ana", "message.sent");
    log.happened("meeting.held", { meeting: "m", occurredAt: march(1.5) });
    expect(log.asOf(9).since("ana")).toBe(2);
  });

  test("never before joining, though the loop is told to have opened earlier, and closed", () => {
    const log = given("ben:mentor").on(5).joined("ana:mentee");
    log.happened("loop.opened", { occurredAt: march(3), ...withMembers("ben:mentor", "ana:mentee") });
    expect(log.asOf(5).since("ana")).toBe(5);
    log.happened("loop.closed", { occurredAt: march(4) });
    expect(log.asOf(5).since("ana", null)).toBe(5);
    expect(log.asOf(5).since("ben", null)).toBe(4);
  });

  test("a first stage that is done before the loop opens is passed when it opens, or when they are added", () => {
    const log = given("ben:mentor", "ana:mentee", "cai:mentee");
    for (const participant of ["ana", "cai"]) log.happened("step.granted", { participant, step: "be-matched" });
    log.on(4).opened("L", "ben:mentor", "ana:mentee");
    log.on(6).happened("loop.member-added", { participant: "cai", role: "mentee" });
    expect([log.asOf(6).stage("ana"), log.asOf(6).since("ana")]).toEqual(["matching", 4]);
    expect([log.asOf(6).stage("cai"), log.asOf(6).since("cai")]).toEqual(["matching", 6]);
    expect(log.asOf(6).why("ana")?.broughtBy).toBe(log.idOf("loop.opened"));
  });

  test("completing follows the same rule", () => {
    const log = givenPair().on(6).did("ben", "message.sent").held("m1").did("ben", "kudos.given").held("m2", "m3");
    log.on(7).happened("story.shared", { actor: "ben", occurredAt: march(3) });
    expect(log.asOf(7).standing("ben")?.completedAt).toBe(march(6));
  });
});

describe("rules 5 and 6: standings apart", () => {
  test("two roles, two standings", () => {
    const log = givenPair().on(3).did("ana", "message.sent").happened("meeting.arranged", { meeting: "m" });
    expect([log.asOf(3).stage("ana"), log.asOf(3).stage("ben")]).toEqual(["first-meeting", "matching"]);
  });

  test("two loops, two stages, and two roles of one person", () => {
    const log = given("ben:mentor", "eva:either", "ana:mentee").on(2).opened("A", "ben:mentor", "eva:mentee");
    log.opened("B", "eva:mentor", "ana:mentee").on(3).happened("message.sent", { loop: "A", actor: "eva" });
    log.happened("meeting.arranged", { loop: "A", meeting: "m" });
    expect(log.asOf(3).all()).toEqual([
      ["ana", "B", "matching"],
      ["ben", "A", "matching"],
      ["eva", "A", "first-meeting"],
      ["eva", "B", "matching"],
    ]);
    expect(log.asOf(3).standing("eva", "B")).toMatchObject({
      role: "mentor",
      next: ["welcome-mentee", expect.any(String)],
    });
  });

  test("without a loop, `either` has the steps of both roles", () => {
    expect(given("eva:either").asOf(1).standing("eva", null)).toMatchObject({
      role: "either",
      stage: "getting-started",
      next: ["be-matched"],
    });
  });

  test("there is no standing of nobody, nowhere, of no member, or without a loop beside a loop", () => {
    const then = givenPair().joined("cai:mentee").asOf(2);
    const asked = [then.stage("dia"), then.stage("ana", "nowhere"), then.stage("cai"), then.stage("ana", null)];
    expect(asked).toEqual([null, null, null, null]);
    expect(then.stuckFrom("cai")).toBeNull();
    expect(then.why("cai")).toBeNull();
  });
});

describe("rule 7: pause, close, leave", () => {
  test("a pause stops the clock, and what is done in it counts", () => {
    const log = givenPair().on(10).happened("loop.paused").on(15).did("ana", "message.sent");
    expect(log.asOf(15).standing("ana")).toMatchObject({ daysInStage: 8, paused: true, stuck: false });
    expect(log.asOf(15).standing("ana")?.done).toContain("introduce-yourself");
    expect(log.asOf(60).stuck("ana")).toBe(false);
    expect(log.asOf(60).stuckFrom("ana")).toBeNull();
    log.on(20).happened("loop.resumed");
    expect(log.asOf(22).days("ana")).toBe(10);
    expect(log.asOf(22).stuckFrom("ana")).toBe(33);
  });

  test("a pause that is told to end before it began is none at all", () => {
    const log = givenPair()
      .on(10)
      .happened("loop.paused")
      .on(12)
      .happened("loop.resumed", { occurredAt: march(9) });
    expect(log.asOf(12).days("ana")).toBe(10);
  });

  test("a closing ends a pause and stops the days", () => {
    const log = givenPair().on(10).happened("loop.paused").on(15).happened("loop.closed");
    expect(log.asOf(50).standing("ana")).toMatchObject({ daysInStage: 8, paused: false, closed: true, stuck: false });
    expect(log.asOf(50).stuckFrom("ana")).toBeNull();
    log.on(60).happened("loop.reopened");
    expect(log.asOf(61).standing("ana")).toMatchObject({ daysInStage: 9, closed: false });
  });

  test("pauses, closings and absences that overlap are left out once", () => {
    const log = givenPair().on(4).happened("loop.paused").on(6).happened("participant.removed", { participant: "ana" });
    log.on(8).happened("loop.resumed").on(10).happened("participant.rejoined", { participant: "ana" });
    expect(log.asOf(12).days("ana")).toBe(4);
    expect(log.asOf(12).days("ben")).toBe(6);
  });

  test("an activity in a closed loop is refused, until it is open again", () => {
    const log = givenPair().on(3).happened("loop.closed");
    expect(log.refusal("message.sent", { actor: "ana" })).toBe("loop_closed");
    log.happened("loop.reopened").did("ana", "message.sent");
    expect(log.asOf(3).standing("ana")?.done).toContain("introduce-yourself");
  });

  test("when the last open loop closes they look for a new match, from then on", () => {
    const log = given("ben:mentor", "ana:mentee", "cai:mentee").on(2).opened("A", "ben:mentor", "ana:mentee");
    log.opened("B", "ben:mentor", "cai:mentee").on(8).happened("loop.closed", { loop: "A" });
    expect(log.asOf(8).stage("ben", null)).toBeNull();
    expect([log.asOf(8).stage("ana", null), log.asOf(8).since("ana", null)]).toEqual(["getting-started", 8]);
    log.on(9).happened("loop.reopened", { loop: "A" });
    expect(log.asOf(9).stage("ana", null)).toBeNull();
    expect(log.asOf(9).stage("ana", "A")).toBe("matching");
  });

  test("when they leave their last loop, too; added again they go on where they left", () => {
    const log = givenPair().on(4).did("ana", "message.sent").on(5);
    log.happened("loop.member-removed", { participant: "ana" });
    expect([log.asOf(6).stage("ana"), log.asOf(6).since("ana", null)]).toEqual([null, 5]);
    log.on(15).happened("loop.member-added", { participant: "ana", role: "mentee" });
    expect(log.asOf(16).stage("ana", null)).toBeNull();
    expect(log.asOf(16).standing("ana")).toMatchObject({ stage: "matching", daysInStage: 4 });
    expect(log.asOf(16).standing("ana")?.done).toContain("introduce-yourself");
  });

  test("closing and reopening a loop touches nobody who has left it", () => {
    const log = givenPair().joined("cai:mentee").happened("loop.member-added", { participant: "cai", role: "mentee" });
    log.on(5).happened("loop.member-removed", { participant: "cai" }).on(6).happened("loop.closed");
    log.on(7).happened("loop.reopened");
    expect(log.asOf(7).since("cai", null)).toBe(5);
  });

  test("added again in another role, they stand where that role stands after what they have done", () => {
    const log = givenPair().joined("cai:either").happened("loop.member-added", { participant: "cai", role: "mentee" });
    log.on(4).did("cai", "message.sent").held("m1").on(5).happened("loop.member-removed", { participant: "cai" });
    expect(log.asOf(4).stage("cai")).toBe("first-meeting");
    log.on(8).happened("loop.member-added", { participant: "cai", role: "mentor" });
    expect(log.asOf(8).standing("cai")).toMatchObject({ role: "mentor", stage: "first-meeting", next: ["follow-up"] });
    expect(log.asOf(8).since("cai")).toBe(8);
  });

  test("a removed person has no standings; back again, all of them without the days in between", () => {
    const log = givenPair().on(7).happened("participant.removed", { participant: "ana" });
    expect(log.asOf(8).all()).toEqual([["ben", "L", "matching"]]);
    log.held("m1").on(17).happened("participant.rejoined", { participant: "ana" });
    log.happened("participant.rejoined", { participant: "ana" });
    expect(log.asOf(18).days("ana")).toBe(6);
    expect(log.asOf(18).standing("ana")?.done).toEqual(["be-matched"]);
    expect(log.asOf(18).standing("ben")?.done).toContain("meet");
  });
});

describe("rule 7: stuck, to the millisecond", () => {
  const ms = 1 / DAY;
  test.each([
    ["just before", 23 - ms, false],
    ["at 21 days", 23, false],
    ["just after", 23 + ms, true],
  ])("%s", (_when, moment, stuck) => {
    expect(givenPair().asOf(moment).stuck("ana")).toBe(stuck);
    expect(givenPair().asOf(moment).stuckFrom("ana")).toBe(23);
  });

  test("without a loop, too", () => {
    expect(given("ana:mentee").asOf(22).stuck("ana", null)).toBe(false);
    expect(
      given("ana:mentee")
        .asOf(22 + ms)
        .stuck("ana", null),
    ).toBe(true);
  });

  test("a pause that begins on the threshold moves it to its end", () => {
    const log = givenPair().on(23).happened("loop.paused").on(25).happened("loop.resumed");
    expect(log.asOf(25).stuckFrom("ana")).toBe(25);
    expect([log.asOf(25).stuck("ana"), log.asOf(25 + ms).stuck("ana")]).toEqual([false, true]);
  });

  test("a pause after the threshold does not move it", () => {
    const log = givenPair().on(24).happened("loop.paused").on(25).happened("loop.resumed");
    expect(log.asOf(25).stuckFrom("ana")).toBe(23);
  });

  test("a pause before the stage was entered does not move it", () => {
    const log = givenPair().on(3).happened("loop.paused").on(4).happened("loop.resumed").on(5);
    log.did("ana", "message.sent").held("m1");
    expect(log.asOf(6).stuckFrom("ana")).toBe(26);
    expect(log.asOf(6).days("ana")).toBe(1);
  });

  test.each([
    [0.49999 * 0.0001, 0],
    [0.0001 / 2, 0.0001],
    [1.23456, 1.2346],
  ])("%f days are printed as %f", (days, printed) => {
    expect(
      givenPair()
        .asOf(2 + days)
        .days("ana"),
    ).toBe(printed);
  });

  test("days are never below 0, though a clock was ahead", () => {
    const log = given("ana:mentee")
      .on(2)
      .happened("participant.joined", { participant: "b", role: "mentor", occurredAt: march(2) + 300_000 });
    expect(log.asOf(2).days("b", null)).toBe(0);
  });
});

describe("rule 8: retracted and granted", () => {
  test("a retraction takes a step back, and the stage with it", () => {
    const log = givenPair().on(3).did("ana", "message.sent").on(4).held("m1").on(5).retracted("meeting.held");
    expect(log.asOf(4).stage("ana")).toBe("first-meeting");
    expect(log.asOf(5).standing("ana")).toMatchObject({ stage: "matching", next: ["arrange-first-meeting"] });
    expect(log.held("m1").asOf(5).since("ana")).toBe(5);
  });

  test("what was done outside of loops is taken back in all of them", () => {
    const log = givenPair().on(3).did("ana", "profile.completed").opened("B", "ben:mentor", "ana:mentee");
    log.on(4).retracted("profile.completed");
    for (const loop of ["L", "B"]) {
      expect(log.asOf(3).standing("ana", loop)?.done).toContain("complete-profile");
      expect(log.asOf(4).standing("ana", loop)?.done).not.toContain("complete-profile");
    }
    expect(plain(log.world)).toEqual(plain(log.asOf(4).world));
  });

  test("what names a loop besides the people it is about is theirs all the same when the loop is folded again", () => {
    const log = given("ben:mentor").happened("participant.joined", { participant: "ana", role: "mentee", loop: "L" });
    log.on(2).opened("L", "ben:mentor", "ana:mentee").did("ana", "message.sent").retracted("message.sent");
    expect(log.world).toEqual(log.asOf(2).world);
  });

  test("retracting a kind that is not known changes nothing", () => {
    const log = givenPair().happened("moon.seen").happened("moon.full", { loop: "nowhere" });
    const before = structuredClone(log.world);
    log.retracted("moon.seen").retracted("moon.full");
    expect(log.world).toEqual(before);
  });

  test("a granted step is done, in its loop alone, once", () => {
    const log = givenPair().opened("B", "ben:mentor", "ana:mentee").on(3).did("ana", "message.sent");
    log.happened("step.granted", { loop: "L", participant: "ana", step: "arrange-first-meeting" });
    log.on(4).happened("step.granted", { loop: "L", participant: "ana", step: "arrange-first-meeting" });
    expect(log.asOf(4).stage("ana")).toBe("first-meeting");
    expect(log.asOf(4).stage("ana", "B")).toBe("matching");
    expect(
      log
        .asOf(4)
        .why("ana")
        ?.done.find((one) => one.step === "arrange-first-meeting"),
    ).toEqual({
      step: "arrange-first-meeting",
      at: march(3),
      by: log.activities.find((one) => one.kind === "step.granted")?.id,
      granted: true,
    });
  });

  test("a step granted without a loop is done in all of them", () => {
    const log = givenPair().opened("B", "ben:mentor", "ana:mentee").on(3);
    log.happened("step.granted", { participant: "ana", step: "read-guide" });
    for (const loop of ["L", "B"]) expect(log.asOf(3).standing("ana", loop)?.done).toContain("read-guide");
  });

  test("a granted step that the pathway has lost since then is nothing", () => {
    const log = givenPair().happened("step.granted", { loop: "L", participant: "ana", step: "meet" });
    const [first, second] = structuredClone(defaultEngine.pathway.stages);
    const shorter = compile({ ...defaultEngine.pathway, stages: [first, second] as never });
    const world = refold(shorter, log.activities, new Set());
    expect(standing(shorter, world, "ana" as ParticipantId, "L" as LoopId, march(3))?.done).toEqual(["be-matched"]);
  });
});

describe("rule 9: counting people", () => {
  test("different people, once at each stage, with the standings beside them", () => {
    const log = given("ben:mentor", "ana:mentee", "cai:mentee", "dia:mentee").on(2);
    log.opened("A", "ben:mentor", "ana:mentee").opened("B", "ben:mentor", "cai:mentee");
    expect(log.asOf(2).counts().slice(0, 2)).toEqual([
      { people: 1, standings: 1, paused: 0 },
      { people: 3, standings: 4, paused: 0 },
    ]);
    log.happened("message.sent", { loop: "A", actor: "ben" }).happened("meeting.arranged", { loop: "A", meeting: "m" });
    expect(log.asOf(2).people()).toEqual([1, 3, 1, 0, 0]);
  });

  test("paused loops count and are marked, closed ones and removed people are in no count", () => {
    const log = givenPair().on(3).happened("loop.paused");
    expect(log.asOf(3).counts()[1]).toEqual({ people: 2, standings: 2, paused: 2 });
    log.happened("participant.removed", { participant: "ben" });
    expect(log.asOf(3).counts()[1]).toEqual({ people: 1, standings: 1, paused: 1 });
    expect(log.happened("loop.closed").asOf(3).people()).toEqual([1, 0, 0, 0, 0]);
  });
});

describe("rule 10: the moment is an argument", () => {
  test("what is recorded later is not seen, retractions too", () => {
    const log = givenPair().on(3).did("ana", "message.sent").on(5).retracted("message.sent");
    expect(log.asOf(3 - 1 / DAY).standing("ana")?.done).not.toContain("introduce-yourself");
    expect(log.asOf(4).standing("ana")?.done).toContain("introduce-yourself");
    expect(log.asOf(5).standing("ana")?.done).not.toContain("introduce-yourself");
  });
});

test("the row has its keys in this order, and null for what is not", () => {
  const log = givenPair().joined("cai:mentee").on(6).did("ben", "message.sent", "kudos.given").held("m1", "m2", "m3");
  log.did("ben", "message.sent", "story.shared");
  const then = log.asOf(7);
  const rows = ["cai", "ben"].map((who) => toRow(then.standing(who, who === "cai" ? null : "L") as never));
  expect(JSON.stringify(rows[0])).toBe(
    `{"participant":"cai","loop":null,"role":"mentee","stage":"getting-started","enteredAt":"${iso(2)}","daysInStage":5,` +
      `"stuck":false,"paused":false,"closed":false,"completedAt":null,"done":[],"next":["be-matched"]}`,
  );
  expect(rows[1]).toMatchObject({ stage: "levelling-up", completedAt: iso(6), next: [] });
});

test("a world without the person has no standing and is never stuck", () => {
  const world = emptyWorld();
  expect(standing(defaultEngine, world, "ana" as ParticipantId, null, march(1))).toBeNull();
  expect(stuckFrom(defaultEngine, world, "ana" as ParticipantId, null)).toBeNull();
});
