import { expect, test } from "vitest";
import { judgePace } from "./pace.ts";

const given = { lately: 5, usual: 10, now: 9, before: 6 };
test.each([
  ["behind: half as long again", given, "behind"],
  ["a little less than that", { ...given, now: 8.99 }, null],
  ["ahead: by as much the other way", { ...given, now: 6, before: 9 }, "ahead"],
  ["a little less than that", { ...given, now: 6.01, before: 9 }, null],
  ["by less than three days", { ...given, now: 3.99, before: 1 }, null],
  ["by three days", { ...given, now: 4, before: 1 }, "behind"],
  ["four people are too few now", { ...given, lately: 4 }, null],
  ["nine were too few before", { ...given, usual: 9 }, null],
  ["nobody before", { ...given, before: null }, null],
  ["nobody now", { ...given, now: null }, null],
])("%s", (_, row, then) => {
  expect(judgePace(row)).toBe(then);
});
