import { expect, test } from "vitest";
import { Ids } from "./ids.ts";

test("lines without an id have their number; given ids are known each; lines left out are no ids", () => {
  const ids = new Ids();
  ids.add("1", 1);
  ids.add("2", 2);
  ids.add("x", 4);
  ids.add("5", 5);
  expect(["1", "2", "x", "5"].map((id) => ids.has(id))).toEqual([true, true, true, true]);
  expect(["3", "4", "6", "y", "01", "", "0"].map((id) => ids.has(id))).not.toContain(true);
  ids.add("3", 6);
  expect([ids.has("3"), ids.has("6")]).toEqual([true, false]);
});

test("of a hundred thousand given ids each is known, and no other", () => {
  const ids = new Ids();
  const id = (n: number) => `0197c0de-0000-7abc-8def-${String(n).padStart(12, "0")}`;
  for (let n = 1; n <= 100_000; n++) ids.add(id(n), n);
  const known = (from: number, to: number) => {
    let count = 0;
    for (let n = from; n <= to; n++) if (ids.has(id(n))) count++;
    return count;
  };
  expect([known(1, 100_000), known(100_001, 150_000), ids.has("7")]).toEqual([100_000, 0, false]);
});
