import { describe, expect, test } from "vitest";
import { dueQuestion, type Membership, questionWords } from "./questions.ts";

const MATCHED = Date.parse("2026-01-01T10:00:00.000Z");
const DAY = 86_400_000;
const after = (days: number, ms = 0) => new Date(MATCHED + days * DAY + ms);
const pair: Membership = {
  matchedAt: after(0),
  firstMeeting: null,
  loop: "open",
  closedAt: null,
  present: true,
  asked: new Set(),
};
const met = (day: number, heard = day) => ({ heldAt: after(day), heardAt: after(heard) });

/** given (a membership), as of (days after the match, and ms), then (what is asked) */
type Row = [given: string, member: Partial<Membership>, days: number, ms: number, then: string | null];

describe("a check-in is asked 30 days after the match, and every 60 days", () => {
  test.each<Row>([
    ["just before 30 days", {}, 30, -1, null],
    ["at 30 days", {}, 30, 0, "check-in-1"],
    ["just after", {}, 30, 1, "check-in-1"],
    ["asked already", { asked: new Set(["check-in-1"]) }, 30, 1, null],
    ["just before 90 days", { asked: new Set(["check-in-1"]) }, 90, -1, null],
    ["at 90 days", { asked: new Set(["check-in-1"]) }, 90, 0, "check-in-2"],
    ["at 150 days", { asked: new Set(["check-in-1", "check-in-2"]) }, 150, 0, "check-in-3"],
    ["nobody looked for 100 days: the newest only", {}, 100, 0, "check-in-2"],
    ["and the older one is not asked afterwards", { asked: new Set(["check-in-2"]) }, 101, 0, null],
    ["nobody looked since the 31st day: nothing lost", {}, 89, 0, "check-in-1"],
    ["ten years later", {}, 3650, 0, "check-in-61"],
  ])("%s", (_, member, days, ms, then) => {
    expect(dueQuestion({ ...pair, ...member }, after(days, ms))).toBe(then);
  });
});

describe("the first meeting is asked about when it was held", () => {
  test.each<Row>([
    ["just before its end", { firstMeeting: met(5) }, 5, -1, null],
    ["at its end", { firstMeeting: met(5) }, 5, 0, "first-meeting"],
    ["just after", { firstMeeting: met(5) }, 5, 1, "first-meeting"],
    ["asked already", { firstMeeting: met(5), asked: new Set(["first-meeting"]) }, 6, 0, null],
    ["told a week late", { firstMeeting: met(5, 12) }, 12, 0, "first-meeting"],
    ["30 days ago", { firstMeeting: met(40), asked: new Set(["check-in-1"]) }, 70, 0, "first-meeting"],
    ["a moment longer", { firstMeeting: met(40), asked: new Set(["check-in-1"]) }, 70, 1, null],
    ["before the check-in that is due, too: the newer", { firstMeeting: met(28) }, 31, 0, "check-in-1"],
    ["after the check-in", { firstMeeting: met(33), asked: new Set(["check-in-1"]) }, 33, 0, "first-meeting"],
    ["brought along from years ago", { firstMeeting: met(-700, 10) }, 10, 0, null],
    ["not heard of yet", { firstMeeting: met(5, 7) }, 6, 0, null],
  ])("%s", (_, member, days, ms, then) => {
    expect(dueQuestion({ ...pair, ...member }, after(days, ms))).toBe(then);
  });
});

describe("the end is asked about when the loop is closed, and nothing else then", () => {
  const closed = { loop: "closed" as const, closedAt: after(80) };
  test.each<Row>([
    ["at the closing", closed, 80, 0, "closing"],
    ["just before (a clock that is late)", closed, 80, -1, null],
    ["asked already", { ...closed, asked: new Set(["closing"]) }, 81, 0, null],
    ["30 days later", closed, 110, 0, "closing"],
    ["a moment longer", closed, 110, 1, null],
    ["a check-in would be due", closed, 91, 0, "closing"],
  ])("%s", (_, member, days, ms, then) => {
    expect(dueQuestion({ ...pair, ...member }, after(days, ms))).toBe(then);
  });
});

describe("who must stay silent", () => {
  test.each<Row>([
    ["paused", { loop: "paused", firstMeeting: met(29) }, 31, 0, null],
    ["gone on after the pause: what was missed", { loop: "open" }, 45, 0, "check-in-1"],
    ["out of the loop or the program", { present: false, firstMeeting: met(29) }, 31, 0, null],
    ["out, and closed", { present: false, loop: "closed", closedAt: after(30) }, 31, 0, null],
    ["closed long ago", { loop: "closed", closedAt: after(30) }, 200, 0, null],
  ])("%s", (_, member, days, ms, then) => {
    expect(dueQuestion({ ...pair, ...member }, after(days, ms))).toBe(then);
  });
});

test("every question has its words", () => {
  for (const question of ["first-meeting", "closing", "check-in-1", "check-in-7", null])
    expect(questionWords(question, "Amara")).toMatch(/Amara.*\?$/);
});
