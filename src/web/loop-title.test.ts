import { expect, test } from "vitest";
import { loopTitle } from "./loop-title.ts";

const people = (count: number) => Array.from({ length: count }, (_, index) => `P${index + 1}`);

test.each([
  [0, "Your loop"],
  [1, "You and P1"],
  [2, "You, P1 and P2"],
  [3, "You, P1, P2 and P3"],
  [4, "You, P1, P2 and 2 others"],
  [29, "You, P1, P2 and 27 others"],
])("with %i others", (count, words) => {
  expect(loopTitle(people(count))).toBe(words);
});

test("a loop with a name is called by it", () => {
  expect(loopTitle(people(4), "Women who lead")).toBe("Women who lead");
});
