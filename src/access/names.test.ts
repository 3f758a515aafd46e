import { expect, test } from "vitest";
import { names } from "./names.ts";

test("names in a row", () => {
  expect([names([]), names(["A"]), names(["A", "B"]), names(["A", "B", "C"]), names(["A", "B", "C", "D"])]).toEqual([
    "your partner",
    "A",
    "A and B",
    "A, B and C",
    "A, B and 2 others",
  ]);
});
