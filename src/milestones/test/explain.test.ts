import { describe, expect, test } from "vitest";
import type { Condition, Pathway } from "../pathway.ts";
import { given, givenPair, inMarch, Log, march } from "./given.ts";

/** Whose turn it is, whom it waits for, until when, and what is next, as one line. */
function turn(log: Log, who: string, day = 28, loop: string | null = "L") {
  const why = log.asOf(day).why(who, loop);
  return why && [why.turn, why.waitingFor, why.until && inMarch(why.until), why.next];
}
const times = (n: number) => ({ startsAt: march(n), endsAt: march(n + 1) });
const asked = (when: Condition): Pathway => ({
  id: "own",
  version: 1,
  stuckAfterDays: 21,
  stages: [{ atLeast: 1, of: ["loop.opened", "loop.member-added"], by: "anyone" } as Condition, when].map(
    (one, index) => ({
      id: `s${index}`,
      name: "S",
      summary: "",
      steps: [{ id: `t${index}`, name: "T", for: ["mentor", "mentee"], required: true, when: one }],
    }),
  ),
});

describe("why", () => {
  test("the stage, since when, brought by what, what is done and what is left", () => {
    const log = givenPair().on(3).did("ana", "profile.completed", "message.sent").on(4);
    log.happened("meeting.arranged", { meeting: "m", actor: "ben", ...times(9) });
    expect(log.asOf(5).why("ana")).toEqual({
      stage: 2,
      since: march(4),
      broughtBy: log.idOf("meeting.arranged"),
      completedAt: null,
      done: [
        { step: "be-matched", at: march(2), by: log.idOf("loop.opened"), granted: false },
        { step: "complete-profile", at: march(3), by: log.idOf("profile.completed"), granted: false },
        { step: "introduce-yourself", at: march(3), by: log.idOf("message.sent"), granted: false },
        { step: "arrange-first-meeting", at: march(4), by: log.idOf("meeting.arranged"), granted: false },
      ],
      left: [
        { step: "meet", stage: 2, required: true, turn: "nobody" },
        { step: "share-a-goal", stage: 2, required: true, turn: "me" },
        { step: "agree-expectations", stage: 1, required: false, turn: "me" },
        { step: "read-guide", stage: 0, required: false, turn: "me" },
      ],
      turn: "me",
      waitingFor: [],
      until: null,
      next: "share-a-goal",
    });
  });

  test("there is none for who has no standing there", () => {
    expect(given("ana:mentee").asOf(1).why("ana")).toBeNull();
  });
});

describe("whose turn, and what is next", () => {
  test("without a loop: nobody's but the coordinator's, and there is a profile to complete", () => {
    const log = given("ana:mentee");
    expect(turn(log, "ana", 1, null)).toEqual(["nobody", [], null, "complete-profile"]);
    expect(log.asOf(1).why("ana", null)?.broughtBy).toBeNull();
    expect(turn(log.did("ana", "profile.completed", "guide.read"), "ana", 1, null)).toEqual(["nobody", [], null, null]);
  });

  test.each([
    ["ana", "introduce-yourself"],
    ["ben", "welcome-mentee"],
  ])("just matched: %s says hello", (who, next) => {
    expect(turn(givenPair(), who)).toEqual(["me", [], null, next]);
  });

  test("said hello: either of us arranges the meeting", () => {
    const log = givenPair().did("ana", "message.sent");
    expect(turn(log, "ana")).toEqual(["either", [], null, "arrange-first-meeting"]);
  });

  test("proposed by me: my partner's turn; and mine, if it was the partner", () => {
    const log = givenPair().did("ana", "message.sent").did("ben", "message.sent");
    log.happened("meeting.proposed", { meeting: "m", actor: "ana" });
    expect(turn(log, "ana")).toEqual(["partner", ["ben"], null, "agree-expectations"]);
    expect(turn(log, "ben")).toEqual(["me", [], null, "arrange-first-meeting"]);
  });

  test("in a group it waits for the other role, and only for who is still there", () => {
    const log = givenPair().joined("cai:mentee", "dia:mentee").did("ben", "message.sent");
    for (const participant of ["cai", "dia"]) log.happened("loop.member-added", { participant, role: "mentee" });
    log
      .happened("meeting.proposed", { meeting: "m", actor: "ben" })
      .happened("participant.removed", { participant: "dia" });
    expect(turn(log, "ben")?.[1]).toEqual(["ana", "cai"]);
  });

  test("proposed by nobody we know, the answer is mine", () => {
    const log = givenPair().did("ana", "message.sent").happened("meeting.proposed", { meeting: "m" });
    expect(turn(log, "ana")?.[0]).toBe("me");
  });

  const arranged = () =>
    givenPair()
      .did("ana", "message.sent", "goal.shared")
      .did("ben", "message.sent")
      .on(3)
      .happened("meeting.proposed", { meeting: "m", actor: "ana" })
      .happened("meeting.arranged", { meeting: "m", actor: "ben", ...times(9) });

  test.each([
    ["before it", 5, ["nobody", [], 9, "agree-expectations"]],
    ["while it lasts", 9.5, ["nobody", [], 9, "agree-expectations"]],
    ["when it is over, somebody has to say that it was held", 10, ["either", [], null, "meet"]],
  ])("arranged: nobody's turn; %s", (_when, day, expected) => {
    expect(turn(arranged(), "ana", day)).toEqual(expected);
  });

  test("of several meetings the first to come is waited for; without an end it is over when it begins", () => {
    const log = arranged().happened("meeting.arranged", { meeting: "n", startsAt: march(7) });
    log.happened("meeting.arranged", { meeting: "o", ...times(20) }).happened("meeting.arranged", { meeting: "p" });
    expect([6, 7, 10, 21].map((day) => turn(log, "ana", day)?.[2])).toEqual([7, 9, 20, null]);
  });

  test("moved: until its new date; cancelled: either of us again", () => {
    const log = arranged().happened("meeting.rescheduled", { meeting: "m", ...times(15) });
    expect(turn(log, "ana", 5)?.[2]).toBe(15);
    log.happened("meeting.cancelled", { meeting: "m" });
    expect(turn(log, "ana", 5)).toEqual(["either", [], null, "meet"]);
  });

  test("the mentor's follow-up waits for the meeting, and is theirs when it was held", () => {
    const log = arranged();
    expect(turn(log, "ben", 5)?.slice(0, 3)).toEqual(["nobody", [], 9]);
    expect(turn(log.held("m"), "ben", 5)).toEqual(["me", [], null, "follow-up"]);
  });

  test("a proposal is answered by a meeting that was held", () => {
    const log = givenPair().did("ana", "message.sent").happened("meeting.proposed", { meeting: "m", actor: "ana" });
    expect(turn(log.held("x"), "ana")?.[3]).toBe("share-a-goal");
    expect(log.world.loops.get("L" as never)?.proposal).toBeNull();
  });

  test("a kind of meeting that is not known arranges nothing", () => {
    const log = givenPair()
      .did("ana", "message.sent")
      .happened("meeting.dreamt", { loop: "L", meeting: "m", ...times(9) });
    expect(turn(log, "ana", 5)?.[0]).toBe("either");
  });

  test("suggested steps of a stage passed are next when the required ones are not mine", () => {
    const log = arranged().did("ana", "profile.completed", "guide.read");
    expect(turn(log, "ana", 5)?.[3]).toBe("agree-expectations");
  });

  test("completed: nobody's turn, nothing left", () => {
    const log = arranged().held("m", "n", "o").did("ben", "kudos.given", "story.shared");
    expect(log.asOf(5).why("ben")).toMatchObject({ stage: 4, completedAt: march(3), turn: "nobody", until: null });
    expect(
      log
        .asOf(5)
        .why("ben")
        ?.left.filter((one) => one.required),
    ).toEqual([]);
  });

  test("closed: nobody's turn and nothing next, whatever is left; paused: as ever", () => {
    const log = arranged().happened("loop.paused");
    expect(turn(log, "ana", 5)?.[0]).toBe("nobody");
    expect(turn(log, "ana", 11)?.[0]).toBe("either");
    expect(turn(log.happened("loop.closed"), "ana", 11)).toEqual(["nobody", [], null, null]);
    expect(turn(log, "ana", 5)).toEqual(["nobody", [], null, null]);
  });
});

describe("whose turn in an own pathway", () => {
  const by = (who: "self" | "partner" | "anyone", kind: string, after?: string): Condition => ({
    atLeast: 1,
    of: [kind],
    by: who,
    ...(after ? { after } : {}),
  });

  test.each<[string, Condition, string]>([
    ["what the partner has to do", by("partner", "goal.shared"), "partner"],
    ["what anyone may do", by("anyone", "kudos.given"), "either"],
    ["what a coordinator does", by("anyone", "loop.paused"), "nobody"],
    ["what comes after the coordinator's doing", by("self", "kudos.given", "loop.paused"), "nobody"],
    ["what comes after anything of ours", by("partner", "kudos.given", "message.sent"), "either"],
    ["any: mine if mine will do", { any: [by("partner", "goal.set"), by("self", "goal.set")] }, "me"],
    ["all: mine first", { all: [by("partner", "goal.set"), by("self", "goal.set")] }, "me"],
    ["any of all: the partner's", { any: [{ all: [by("partner", "goal.set")] }] }, "partner"],
  ])("%s", (_what, when, expected) => {
    expect(turn(givenPair(asked(when)), "ana")?.[0]).toBe(expected);
  });

  const guideOr = { any: [by("self", "guide.read"), by("self", "profile.completed")] };
  test("a part that is done is nobody's turn any more, and a part of parts neither", () => {
    const log = givenPair(asked({ all: [guideOr, by("partner", "goal.set")] }));
    expect(turn(log, "ana")?.[0]).toBe("me");
    expect(turn(log.did("ana", "guide.read"), "ana")).toEqual(["partner", ["ben"], null, null]);
  });

  test("without a loop, a meeting is either's, and a partner's turn waits for nobody yet", () => {
    const meeting = asked(by("anyone", "goal.set"));
    meeting.stages.reverse();
    meeting.stages[0]!.steps[0]!.when = by("anyone", "meeting.held");
    const partner = structuredClone(meeting);
    partner.stages[0]!.steps[0]!.when = by("partner", "goal.set");
    const alone = (pathway: Pathway) => turn(new Log(pathway).joined("eva:either"), "eva", 2, null);
    expect(alone(meeting)?.[0]).toBe("either");
    expect(alone(partner)).toEqual(["partner", [], null, null]);
  });
});
