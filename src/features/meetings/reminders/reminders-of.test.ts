import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesIn, zones } from "../../../time/zone-changes.fixture.ts";
import { wallOf } from "../../../time/zoned-time.ts";
import { meetingTime } from "../meeting-time.ts";
import { remindersOf } from "./reminders-of.ts";

const HOUR = 3_600_000;

describe("reminders", () => {
  const startsAt = new Date("2026-03-09T14:00:00.000Z");
  test.each([
    ["2026-03-02T09:00:00.000Z", ["24h", "1h"]],
    ["2026-03-08T13:59:59.999Z", ["24h", "1h"]],
    ["2026-03-08T14:00:00.000Z", ["1h"]],
    ["2026-03-09T12:59:59.999Z", ["1h"]],
    ["2026-03-09T13:00:00.000Z", []],
    ["2026-03-09T15:00:00.000Z", []],
  ])("of a meeting arranged on %s: %j", (now, before) => {
    expect(remindersOf(startsAt, new Date(now)).map((one) => one.before)).toEqual(before);
  });

  /** For whatever is typed in a zone: the moments are those of the clock there, and each reminder is that long before. */
  function check(zone: string, wall: string, minutes: number, now: Date) {
    const time = meetingTime({ start: wall, zone, minutes }, now);
    if ("refused" in time) return;
    expect(+time.endsAt - +time.startsAt).toBe(minutes * 60_000);
    const shown = wallOf(time.startsAt, zone);
    // A time that the clocks leap over moves forward by the leap; any other is shown as it was typed.
    expect(shown >= wall).toBe(true);
    if (shown === wall) {
      const again = meetingTime({ start: time.startsAt.toISOString(), zone: "UTC", minutes }, now);
      expect("startsAt" in again && +again.startsAt).toBe(+time.startsAt);
    }
    const reminders = remindersOf(time.startsAt, now);
    expect(new Set(reminders.map((one) => one.before)).size).toBe(reminders.length);
    for (const { before, due } of reminders) {
      expect(+time.startsAt - +due).toBe(before === "24h" ? 24 * HOUR : HOUR);
      expect(due > now).toBe(true);
    }
    const missing = (["24h", "1h"] as const).filter((before) => reminders.every((one) => one.before !== before));
    for (const before of missing) {
      expect(+time.startsAt - (before === "24h" ? 24 * HOUR : HOUR)).toBeLessThanOrEqual(+now);
    }
  }

  test("are exact in every zone of the world, around every change of its clocks from 2026 to 2030", () => {
    let cases = 0;
    for (const zone of zones) {
      for (let year = 2026; year <= 2030; year++) {
        for (const change of changesIn(zone, year)) {
          for (let off = -3; off <= 3; off++) {
            const wall = wallOf(new Date(change + off * (HOUR / 2)), zone);
            for (const ahead of [30, 26, 24, 23, 2, 1]) {
              check(zone, wall, 60, new Date(change - ahead * HOUR));
              cases++;
            }
          }
        }
      }
    }
    expect(cases).toBeGreaterThan(40_000);
  });

  test("are exact anywhere, for any time that is typed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2030, 11, 31) / 60_000 }),
        fc.integer({ min: 1, max: 60 * 24 * 20 }),
        fc.integer({ min: 15, max: 240 }),
        (zone, minute, ahead, minutes) =>
          check(
            zone,
            new Date(minute * 60_000).toISOString().slice(0, 16),
            minutes,
            new Date((minute - ahead) * 60_000),
          ),
      ),
      { numRuns: 3_000 },
    );
  });
});
