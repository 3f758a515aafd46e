import { expect, test } from "vitest";
import { isTimeZone, timeZones } from "./time-zone.ts";

test.each(["Europe/Lisbon", "UTC", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])("%s is a time zone", (zone) => {
  expect(isTimeZone(zone)).toBe(true);
});

test.each(["", "+02:00", "-03", "Lisbon", "Mars/Olympus", "Europe/Lisbon "])("“%s” is none", (zone) => {
  expect(isTimeZone(zone)).toBe(false);
});

test("all that are offered are time zones", () => {
  expect(timeZones().filter((zone) => !isTimeZone(zone))).toEqual([]);
});
