import { describe, expect, test } from "vitest";
import { dayWords, letterMoment, momentWords, names, type TurnFacts, turnWords, turnWordsAbout } from "./turn-words.ts";

const asOf = new Date("2026-03-04T10:00:00Z"); // a Wednesday
const facts = (of: Partial<TurnFacts>): TurnFacts => ({
  turn: "me",
  partners: ["Amara"],
  until: null,
  zone: "Europe/Lisbon",
  asOf,
  ...of,
});

describe("whose turn it is", () => {
  test.each<[Partial<TurnFacts>, string | null, string | null]>([
    [{ turn: "me", next: "Share a goal" }, "Your turn: share a goal.", "Lena’s turn: share a goal."],
    [{ turn: "me" }, "Your turn.", "Lena’s turn."],
    [{ turn: "partner" }, "Waiting for Amara.", "Lena is waiting for Amara."],
    [
      { turn: "partner", since: new Date("2026-03-03T10:00:00Z") },
      "Waiting for Amara since yesterday.",
      "Lena is waiting for Amara since yesterday.",
    ],
    [
      { turn: "partner", partners: ["Amara", "Ben"], since: Date.parse("2026-03-01T10:00:00Z") },
      "Waiting for Amara and Ben since Sunday.",
      "Lena is waiting for Amara and Ben since Sunday.",
    ],
    [{ turn: "either", next: "Meet" }, "Either of you can go on: meet.", "Either of them can go on: meet."],
    [{ turn: "either" }, "Either of you can go on.", "Either of them can go on."],
    [
      { turn: "nobody", until: new Date("2026-03-10T14:00:00Z") },
      "Your meeting is on Tuesday, 14:00 (Europe/Lisbon).",
      "Their meeting is on Tuesday, 14:00 (Europe/Lisbon).",
    ],
    [
      { turn: "nobody", until: Date.parse("2026-03-04T20:00:00Z") },
      "Your meeting is today, 20:00 (Europe/Lisbon).",
      "Their meeting is today, 20:00 (Europe/Lisbon).",
    ],
    [
      { turn: "nobody", partners: [] },
      "Your coordinator is looking for a partner for you.",
      "Lena is waiting to be matched.",
    ],
    [{ turn: "nobody" }, "Nothing to do right now.", "Nobody’s turn right now."],
    [{ turn: null }, null, null],
  ])("%j", (of, member, coordinator) => {
    expect(turnWords(facts(of))).toBe(member);
    expect(turnWordsAbout("Lena", facts(of))).toBe(coordinator);
  });
});

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

  test("names in a row", () => {
    expect([names([]), names(["A"]), names(["A", "B"]), names(["A", "B", "C"]), names(["A", "B", "C", "D"])]).toEqual([
      "your partner",
      "A",
      "A and B",
      "A, B and C",
      "A, B and 2 others",
    ]);
  });
});
