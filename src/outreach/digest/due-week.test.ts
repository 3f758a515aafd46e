import { expect, test } from "vitest";
import { dueWeek } from "./due-week.ts";

// The 9th of March 2026 is a Monday.
test.each([
  ["a moment before eight", "2026-03-09T07:59:59.999Z", "Europe/Lisbon", null],
  ["at eight", "2026-03-09T08:00:00.000Z", "Europe/Lisbon", "2026-03-09"],
  ["late on Wednesday, as the server was down", "2026-03-11T23:59:59.999Z", "Europe/Lisbon", "2026-03-09"],
  ["on Thursday it is too late", "2026-03-12T00:00:00.000Z", "Europe/Lisbon", null],
  ["on Sunday", "2026-03-15T23:59:59.000Z", "Europe/Lisbon", null],
  ["in Auckland it is Monday already", "2026-03-08T19:00:00.000Z", "Pacific/Auckland", "2026-03-09"],
  ["in Honolulu it is still Sunday", "2026-03-09T10:00:00.000Z", "Pacific/Honolulu", null],
  ["in Honolulu at eight", "2026-03-09T18:00:00.000Z", "Pacific/Honolulu", "2026-03-09"],
  ["after the clocks went forward", "2026-03-30T07:00:00.000Z", "Europe/Lisbon", "2026-03-30"],
  ["not an hour early after that", "2026-03-30T06:59:59.999Z", "Europe/Lisbon", null],
])("%s", (_, now, zone, week) => {
  expect(dueWeek(new Date(now), zone)?.week ?? null).toBe(week);
});
