import { describe, expect, test } from "vitest";
import { type TurnFacts, turnWords, turnWordsAbout } from "./turn-words.ts";

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
