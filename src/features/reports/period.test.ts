import { expect, test } from "vitest";
import { readPeriod } from "./period.ts";

const SCENE = {
  zone: "Europe/Lisbon",
  began: new Date("2026-01-10T23:30:00Z"),
  now: new Date("2026-06-01T23:30:00Z"),
};
const days = (from?: string, to?: string) => {
  const { from: first, to: last } = readPeriod({ from, to }, SCENE);
  return `${first} ${last}`;
};

test("without days, it is all of the program, on its own clock", () => {
  expect(days()).toBe("2026-01-10 2026-06-02");
  expect(readPeriod({}, { ...SCENE, began: new Date("2027-01-01T00:00Z") }).from).toBe("2026-06-02");
});

test("both days count, whole, also where the clocks change", () => {
  const { since, until } = readPeriod({ from: "2026-03-29", to: "2026-03-29" }, SCENE);
  expect([since.toISOString(), until.toISOString()]).toEqual(["2026-03-29T00:00:00.000Z", "2026-03-29T23:00:00.000Z"]);
  expect(readPeriod({ to: "2028-02-29" }, SCENE).until.toISOString()).toBe("2028-03-01T00:00:00.000Z");
});

test.each([
  ["2026-02-30", undefined, "2026-01-10 2026-06-02"],
  ["yesterday", "'; drop table", "2026-01-10 2026-06-02"],
  ["2026-05-01", "2026-02-01", "2026-02-01 2026-05-01"],
  ["", "", "2026-01-10 2026-06-02"],
])("%j to %j is %s", (from, to, words) => {
  expect(days(from, to)).toBe(words);
});
