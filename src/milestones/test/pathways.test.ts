import { describe, expect, test } from "vitest";
import type { Role } from "../activity.ts";
import { compile } from "../compile.ts";
import type { Condition, Pathway } from "../pathway.ts";
import { readPathway } from "../read-pathway.ts";
import { DAY, givenPair, Log, march } from "./given.ts";

const by = (who: "self" | "partner" | "anyone", ...of: string[]) => ({ atLeast: 1, of, by: who });
const step = (id: string, when: Condition, who: Role[] = ["mentor", "mentee"]) => ({
  id,
  name: id,
  for: who,
  required: true,
  when,
});
const opened = step("match", by("anyone", "loop.opened", "loop.member-added"));

/** Three stages: matched, this, and the end. */
function pathway(...steps: ReturnType<typeof step>[]): Pathway {
  const stages = [[opened], steps, [step("end", by("self", "story.shared"))]].map((list, index) => ({
    id: `s${index}`,
    name: `Stage ${index}`,
    summary: "",
    steps: list,
  }));
  const answer = readPathway({ id: "own", version: 1, stuckAfterDays: 21, stages });
  if ("problems" in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.pathway;
}
const stages = (log: Log) => [log.asOf(28).stage("ben"), log.asOf(28).stage("ana")];

describe("conditions of an own pathway", () => {
  test("by partner: the other role did it, not they themselves", () => {
    const log = givenPair(pathway(step("heard", by("partner", "message.sent")))).did("ana", "message.sent");
    expect(stages(log)).toEqual(["s2", "s1"]);
  });

  test("by partner: in a group, nobody of the same role", () => {
    const log = givenPair(pathway(step("heard", by("partner", "message.sent")))).joined("cai:mentee");
    log.happened("loop.member-added", { participant: "cai", role: "mentee" }).did("cai", "message.sent");
    expect(stages(log)).toEqual(["s2", "s1"]);
  });

  test("by anyone: a coordinator and the clock, too", () => {
    const log = givenPair(pathway(step("set", by("anyone", "meeting.arranged"))));
    expect(stages(log.happened("meeting.arranged", { meeting: "m" }))).toEqual(["s2", "s2"]);
  });

  test("atLeast: not one less", () => {
    const log = givenPair(pathway(step("talk", { ...by("self", "message.sent"), atLeast: 3 })));
    expect(stages(log.did("ana", "message.sent", "message.sent"))[1]).toBe("s1");
    expect(stages(log.did("ana", "message.sent"))[1]).toBe("s2");
  });

  test("all: only when every part holds; any: when one does", () => {
    const parts = [by("self", "message.sent"), by("self", "kudos.given")];
    const all = () => givenPair(pathway(step("both", { all: parts })));
    const any = () => givenPair(pathway(step("one", { any: parts })));
    expect(stages(all().did("ana", "kudos.given"))[1]).toBe("s1");
    expect(stages(all().did("ana", "kudos.given", "message.sent"))[1]).toBe("s2");
    expect(stages(any().did("ana", "kudos.given", "message.sent"))[1]).toBe("s2");
  });

  test.each([
    [2, "s1"],
    [3, "s2"],
    [4, "s1"],
  ])("where: a rating of %i between min and max 3 leads to %s", (rating, stage) => {
    const where = { rating: { min: 3, max: 3 } };
    const log = givenPair(pathway(step("so-so", { ...by("self", "feedback.given"), where })));
    expect(stages(log.happened("feedback.given", { actor: "ana", rating }))[1]).toBe(stage);
  });

  test("where: a max alone", () => {
    const where = { rating: { max: 2 } };
    const log = givenPair(pathway(step("bad", { ...by("self", "feedback.given"), where })));
    expect(stages(log.happened("feedback.given", { actor: "ana", rating: 1 }))[1]).toBe("s2");
  });

  test("after: only what comes later than the first that counted for them", () => {
    const later = { ...by("self", "kudos.given"), after: "agreement.accepted" };
    const log = givenPair(
      pathway(step("later", later), step("then", { ...by("self", "message.sent"), after: "agreement.accepted" })),
    );
    log.did("ana", "kudos.given", "message.sent", "agreement.accepted");
    expect(log.asOf(3).standing("ana")?.done).toEqual(["match"]);
    expect(stages(log.did("ana", "kudos.given", "message.sent"))[1]).toBe("s2");
  });

  test("after, within all: not reached before what has to come first, whatever else has come", () => {
    const parts = [by("self", "message.sent"), { ...by("self", "kudos.given"), after: "meeting.held" }];
    const log = givenPair(pathway(step("both", { all: parts }))).did("ana", "kudos.given", "message.sent");
    expect(stages(log)[1]).toBe("s1");
    expect(stages(log.held("m"))[1]).toBe("s1");
    expect(stages(log.did("ana", "kudos.given"))[1]).toBe("s2");
  });

  test("a step for one role only holds back that role", () => {
    const own = pathway(
      step("mentee-first", by("self", "goal.set"), ["mentee"]),
      step("mentor", by("self", "guide.read"), ["mentor"]),
    );
    expect(stages(givenPair(own).did("ana", "goal.set"))).toEqual(["s1", "s2"]);
  });

  test("joining and leaving a loop can count, for the one who does", () => {
    const joined = givenPair(pathway(step("in", by("anyone", "participant.joined"))));
    expect(stages(joined)).toEqual(["s2", "s2"]);
    const left = givenPair(pathway(step("out", by("anyone", "loop.member-removed"))));
    left.happened("loop.member-removed", { participant: "ana" });
    left.happened("loop.member-added", { participant: "ana", role: "mentee" });
    expect(stages(left)).toEqual(["s1", "s2"]);
  });

  test("joining by oneself is by self, being taken in by a coordinator is not", () => {
    const log = new Log(pathway(step("in", by("self", "participant.joined"))));
    log.happened("participant.joined", { participant: "ana", role: "mentee", actor: "ana" });
    log.happened("participant.joined", { participant: "ben", role: "mentor", actor: "carla" });
    expect(stages(log.opened("L", "ben:mentor", "ana:mentee"))).toEqual(["s1", "s2"]);
  });

  test("a first stage that waits for the profile is passed at the opening by who has one", () => {
    const own = pathway(step("hello", by("self", "message.sent")));
    own.stages[0]!.steps = [step("profile", by("self", "profile.completed"))];
    const log = new Log(own).joined("ben:mentor", "ana:mentee").did("ana", "profile.completed");
    log.on(5).opened("L", "ben:mentor", "ana:mentee");
    expect(stages(log)).toEqual(["s0", "s1"]);
    expect(log.asOf(5).since("ana")).toBe(5);
  });
});

describe("an own pathway", () => {
  test("steps that ask for the same share one count", () => {
    const own = pathway(
      step("a", by("self", "kudos.given", "message.sent")),
      step("b", by("self", "message.sent", "kudos.given")),
    );
    expect(compile(own).leaves).toHaveLength(3);
    expect(stages(givenPair(own).did("ana", "kudos.given"))[1]).toBe("s2");
  });

  test("a condition that asks for the same count twice is one count and one step", () => {
    const own = pathway(step("a", { all: [by("self", "kudos.given"), by("self", "kudos.given")] }));
    expect(stages(givenPair(own).did("ana", "kudos.given"))[1]).toBe("s2");
  });

  test("a stage has its own threshold, in parts of days too", () => {
    const own = pathway(step("talk", by("self", "message.sent")));
    own.stages[1]!.stuckAfterDays = 0.5;
    const log = givenPair(own);
    expect([log.asOf(2.5).stuck("ana"), log.asOf(2.5 + 1 / DAY).stuck("ana")]).toEqual([false, true]);
    log.on(3).did("ana", "message.sent");
    expect(log.asOf(3).stuckFrom("ana")).toBe(24);
  });

  test.each([2, 12])("%i stages are walked to the end", (length) => {
    const list = Array.from({ length }, (_, index) => ({
      id: `s${index}`,
      name: "S",
      summary: "",
      steps: [index === 0 ? opened : step(`m${index}`, { ...by("self", "message.sent"), atLeast: index })],
    }));
    const answer = readPathway({ id: "own", version: 1, stuckAfterDays: 21, stages: list });
    const log = givenPair("pathway" in answer ? answer.pathway : undefined).on(3);
    for (let sent = 1; sent < length; sent++) log.did("ana", "message.sent");
    expect(log.asOf(3).standing("ana")).toMatchObject({ stage: `s${length - 1}`, completedAt: march(3) });
  });
});
