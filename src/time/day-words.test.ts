import { describe, expect, test } from "vitest";
import { dayWords, letterMoment, momentWords } from "./day-words.ts";

const asOf = new Date("2026-03-04T10:00:00Z"); // a Wednesday

describe("times as people say them", () => {
  test("a letter says the day itself, as it may be read on another", () => {
    const words = "Thursday 5 March, 08:30 (Asia/Tokyo)";
    expect(letterMoment(new Date("2026-03-04T23:30:00Z"), "Asia/Tokyo", asOf)).toBe(words);
  });

  test.each([
    ["2026-03-04T23:30:00Z", "Europe/Lisbon", "Today, 23:30 (Europe/Lisbon)"],
    ["2026-03-04T23:30:00Z", "Asia/Tokyo", "Tomorrow, 08:30 (Asia/Tokyo)"],
    ["2026-03-10T00:15:00Z", "UTC", "Tuesday, 00:15 (UTC)"],
    ["2026-03-11T09:00:00Z", "UTC", "Wednesday 11 March, 09:00 (UTC)"],
    ["2027-01-05T15:00:00Z", "America/New_York", "Tuesday 5 January 2027, 10:00 (America/New York)"],
    ["2026-02-03T15:00:00Z", "UTC", "Tuesday 3 February, 15:00 (UTC)"],
  ])("%s in %s: %s", (at, zone, words) => {
    expect(momentWords(new Date(at), zone, asOf)).toBe(words);
  });

  test.each([
    ["2026-03-04T01:00:00Z", "today"],
    ["2026-03-03T23:00:00Z", "yesterday"],
    ["2026-02-26T12:00:00Z", "Thursday"],
    ["2026-02-25T12:00:00Z", "25 February"],
    ["2025-12-31T12:00:00Z", "31 December 2025"],
  ])("looking back to %s: %s", (at, words) => {
    expect(dayWords(new Date(at), "UTC", asOf)).toBe(words);
  });
});
