import { expect, test } from "vitest";
import type { CohortId } from "../../access/cohort-id.ts";
import { COMPARED_MAX, comparisonOf } from "./compare-cohorts.ts";

const all = ["h", "g", "f", "e", "d", "c", "b", "a"].map((name) => ({
  cohortId: name as CohortId,
  name,
  startsOn: null,
}));
const compared = (asked: string[]) => {
  const { cohorts, chosen } = comparisonOf(all, asked);
  return [cohorts.map((one) => one.name).join(""), chosen];
};

test("the latest six are compared, until others are chosen", () => {
  expect(COMPARED_MAX).toBe(6);
  expect(compared([])).toEqual(["hgfedc", false]);
  expect(compared(["a", "h", "b"])).toEqual(["hba", true]);
  // In the order of their starts, each once, those that are gone left out.
  expect(compared(["a", "gone", "b", "a"])).toEqual(["ba", true]);
  expect(compared(["gone"])).toEqual(["hgfedc", false]);
  expect(compared(["b"])).toEqual(["b", true]);
});

test("of more than six the latest are taken; the latest six are no choice", () => {
  expect(compared(["a", "b", "c", "d", "e", "f", "g"])).toEqual(["gfedcb", true]);
  expect(compared(["c", "d", "e", "f", "g", "h"])).toEqual(["hgfedc", false]);
});
