import { expect, test } from "vitest";
import { decideSilence, type Silence } from "./silence.ts";

const DAY = 86_400_000;
const at = (days: number, ms = 0) => new Date(Date.UTC(2026, 2, 1) + days * DAY + ms);
const quiet: Silence = { status: "open", kind: "pair", lastAt: at(0), meetingAhead: false, question: null };
const asked = (askedAt: Date, answeredAt: Date | null = null): Silence => ({
  ...quiet,
  question: { askedAt, answeredAt },
});

test.each<[string, Silence, Date, ReturnType<typeof decideSilence>]>([
  // given, as of, then
  ["30 days less a millisecond", quiet, at(30, -1), null],
  ["30 days", quiet, at(30), "ask"],
  ["30 days and a millisecond", quiet, at(30, 1), "ask"],
  ["a job that missed its day", quiet, at(200), "ask"],
  ["asked just now: not again", asked(at(30)), at(30), null],
  ["7 days after the question, less a millisecond", asked(at(30)), at(37, -1), null],
  ["7 days after the question", asked(at(30)), at(37), "tell"],
  ["and still later: the coordinator, no second question", asked(at(30)), at(90), "tell"],
  ["the coordinator's days begin with the question, however late it was", asked(at(60)), at(66), null],
  ["answered", asked(at(30), at(31)), at(60), null],
  ["answered 30 days ago, less a millisecond", asked(at(30), at(31)), at(61, -1), null],
  ["answered 30 days ago, and nothing since", asked(at(30), at(31)), at(61), "ask"],
  ["something happened after the question", { ...asked(at(30)), lastAt: at(33) }, at(40), null],
  ["… and then 30 days nothing", { ...asked(at(30)), lastAt: at(33) }, at(63), "ask"],
  ["it happened at the very moment of the question", { ...asked(at(30)), lastAt: at(30) }, at(36), null],
  ["paused", { ...quiet, status: "paused" }, at(90), null],
  ["closed", { ...quiet, status: "closed" }, at(90), null],
  ["paused after the question", { ...asked(at(30)), status: "paused" }, at(90), null],
  ["closed after the question", { ...asked(at(30)), status: "closed" }, at(90), null],
  ["a meeting is to come", { ...quiet, meetingAhead: true }, at(40), null],
  ["a meeting is to come after the question", { ...asked(at(30)), meetingAhead: true }, at(40), null],
  ["a group as well", { ...quiet, kind: "public" }, at(30), "ask"],
])("%s", (_, given, asOf, then) => {
  expect(decideSilence(given, asOf)).toBe(then);
});
