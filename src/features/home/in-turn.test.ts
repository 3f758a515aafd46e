import { describe, expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";
import type { Card } from "./read-home.ts";

type Facts = {
  turn?: string;
  since?: number;
  paused?: boolean;
  completed?: boolean;
  unread?: number;
  meeting?: number;
};

const card = (title: string, { turn = "me", since = 0, paused = false, completed, unread, meeting }: Facts): Card =>
  ({
    title,
    paused,
    since: new Date(since),
    why: { turn, completedAt: completed ? 1 : null },
    news: {
      ...(unread ? { unread } : {}),
      ...(meeting ? { meeting: { startsAt: new Date(meeting), endsAt: new Date(meeting), href: "" } } : {}),
    },
  }) as unknown as Card;

const titles = (cards: Card[]) => {
  const { mine, theirs, rest } = inTurn(cards);
  return [mine, theirs, rest].map((group) => group.map((one) => one.title).join(" "));
};

describe("whose turn it is", () => {
  test.each([
    ["me", {}, 0],
    ["either", {}, 0],
    ["partner", {}, 1],
    ["nobody", {}, 2],
    ["me", { paused: true }, 2],
    ["me", { completed: true }, 2],
    ["partner", { paused: true }, 2],
  ] as const)("%s %o", (turn, more, group) => {
    expect(titles([card("A", { turn, ...more })]).findIndex(Boolean)).toBe(group);
  });

  test("a loop of which nothing is known asks for nothing", () => {
    expect(titles([{ ...card("A", {}), why: null }])).toEqual(["", "", "A"]);
  });

  test("who can wait only for me comes before where either can go on; within both, who waits longest", () => {
    const cards = [
      card("new", { since: 3 }),
      card("shared", { turn: "either", since: 0 }),
      card("old", { since: 1 }),
      card("middle", { since: 2 }),
    ];
    expect(titles(cards)[0]).toBe("old middle new shared");
  });

  test("somebody who wrote, or asks, comes before steps of my own, however old those are", () => {
    const asks = card("asks", { turn: "partner", since: 8 });
    asks.news = { ask: { words: "Ben proposes a time to meet.", action: "Answer", href: "" } };
    const cards = [
      card("mine", { since: 1 }),
      asks,
      card("wrote", { since: 9, unread: 1 }),
      card("shared", { turn: "either", since: 0 }),
    ];
    expect(titles(cards)[0]).toBe("asks wrote mine shared");
  });

  test("where I wait, unread words come first; where nothing is to be done, then the next meeting", () => {
    const waiting = [
      card("long", { turn: "partner", since: 1 }),
      card("wrote", { turn: "partner", since: 2, unread: 1 }),
    ];
    expect(titles(waiting)[1]).toBe("wrote long");
    const rest = [
      card("none", { turn: "nobody" }),
      card("later", { turn: "nobody", meeting: 9 }),
      card("soon", { turn: "nobody", meeting: 5 }),
      card("wrote", { turn: "nobody", meeting: 20, unread: 2 }),
    ];
    expect(titles(rest)[2]).toBe("wrote soon later none");
  });
});
