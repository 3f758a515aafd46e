import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesIn, zones } from "./zone-changes.fixture.ts";
import { dayOf, isZone, momentOf, wallOf } from "./zoned-time.ts";

const anyZone = fc.constantFrom(...zones);
const MINUTE = 60_000;
// To the minute, and from 1980 on: before, some zones were off by odd seconds.
const anyMoment = fc
  .integer({ min: Date.UTC(1980, 0, 2) / MINUTE, max: Date.UTC(2090, 0) / MINUTE })
  .map((n) => new Date(n * MINUTE));
/** Around the changes of clocks, where it is hard: any quarter of an hour within three days of one, 2007–2037. */
const nearChange = fc
  .record({
    zone: anyZone,
    year: fc.integer({ min: 2007, max: 2037 }),
    pick: fc.nat(),
    off: fc.integer({ min: -300, max: 300 }),
  })
  .map(({ zone, year, pick, off }) => {
    const changes = changesIn(zone, year);
    const base = changes[pick % Math.max(changes.length, 1)] ?? Date.UTC(year, 6);
    return { zone, at: new Date(Math.floor(base / MINUTE) * MINUTE + off * 15 * MINUTE) };
  });

describe("a time on the wall", () => {
  test.each([
    ["2026-07-01T14:00", "Europe/Lisbon", "2026-07-01T13:00:00.000Z"],
    ["2026-01-05T09:30", "Asia/Kathmandu", "2026-01-05T03:45:00.000Z"],
    ["2026-12-31T23:59", "Pacific/Kiritimati", "2026-12-31T09:59:00.000Z"],
    ["2026-01-01T00:00", "Pacific/Pago_Pago", "2026-01-01T11:00:00.000Z"],
    ["2026-01-01T00:00:30", "UTC", "2026-01-01T00:00:30.000Z"],
    // leapt over: moved forward by the leap
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-03-08T02:00", "America/New_York", "2026-03-08T07:00:00.000Z"],
    ["2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
    ["2011-12-30T12:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z"],
    // shown twice: the first
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["2026-11-01T01:00", "America/New_York", "2026-11-01T05:00:00.000Z"],
    ["2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
  ])("%s in %s is %s", (wall, zone, moment) => {
    expect(momentOf(wall, zone)?.toISOString()).toBe(moment);
  });

  test.each([
    "",
    "tomorrow",
    "2026-02-30T10:00",
    "2026-13-01T10:00",
    "2026-01-01T24:00",
    "2026-01-01T10:60",
    "2026-01-01",
    "2026-01-01T10:00Z",
  ])("%j is none", (wall) => expect(momentOf(wall, "Europe/Lisbon")).toBeNull());

  test("29 February is one in a leap year only", () => {
    expect(momentOf("2028-02-29T10:00", "UTC")).toEqual(new Date("2028-02-29T10:00:00Z"));
    expect(momentOf("2026-02-29T10:00", "UTC")).toBeNull();
  });

  test("any moment, put on the wall and read back, is the first moment that the clocks show so", () => {
    const check = (zone: string, at: Date) => {
      const back = momentOf(wallOf(at, zone), zone)!;
      expect(wallOf(back, zone)).toBe(wallOf(at, zone));
      expect(back.getTime()).toBeLessThanOrEqual(at.getTime());
      expect(at.getTime() - back.getTime()).toBeLessThanOrEqual(180 * MINUTE);
    };
    fc.assert(fc.property(anyZone, anyMoment, check), { numRuns: 1_500 });
    fc.assert(
      fc.property(nearChange, ({ zone, at }) => check(zone, at)),
      { numRuns: 1_500 },
    );
  });

  test("a time that is never shown moves forward, never back, and a day at most", () => {
    fc.assert(
      fc.property(nearChange, ({ zone, at }) => {
        const wall = at.toISOString().slice(0, 16);
        const shown = wallOf(momentOf(wall, zone)!, zone);
        expect(shown >= wall).toBe(true);
        expect(Date.parse(`${shown}Z`) - Date.parse(`${wall}Z`)).toBeLessThanOrEqual(24 * 60 * MINUTE);
      }),
      { numRuns: 1_500 },
    );
  });

  test("the day is the day over there", () => {
    expect(dayOf(new Date("2026-03-01T20:00:00Z"), "Pacific/Auckland")).toBe("2026-03-02");
    expect(dayOf(new Date("2026-03-01T02:00:00Z"), "America/Los_Angeles")).toBe("2026-02-28");
  });

  test("a zone is known or not", () => {
    expect(isZone("Europe/Lisbon")).toBe(true);
    expect(isZone("Europe/Atlantis")).toBe(false);
  });
});
