import fc from "fast-check";
import { expect, test } from "vitest";
import { wallOf } from "../time/zoned-time.ts";
import { isQuiet, sendAt } from "./send-at.ts";

const at = (iso: string) => new Date(iso);
const NIGHT = { from: 22 * 60, until: 7 * 60 };

test.each([
  // due, pace, quiet, zone → sent
  ["2026-03-04T12:00:00Z", "at_once", null, "Europe/Lisbon", "2026-03-04T12:00:00Z"],
  ["2026-03-04T12:00:00Z", "at_once", NIGHT, "Europe/Lisbon", "2026-03-04T12:00:00Z"],
  ["2026-03-04T21:59:59.999Z", "at_once", NIGHT, "Europe/Lisbon", "2026-03-04T21:59:59.999Z"],
  ["2026-03-04T22:00:00Z", "at_once", NIGHT, "Europe/Lisbon", "2026-03-05T07:00:00Z"],
  ["2026-03-05T06:59:59.999Z", "at_once", NIGHT, "Europe/Lisbon", "2026-03-05T07:00:00Z"],
  ["2026-03-05T07:00:00Z", "at_once", NIGHT, "Europe/Lisbon", "2026-03-05T07:00:00Z"],
  ["2026-03-04T22:00:00Z", "at_once", { from: 60, until: 60 }, "Europe/Lisbon", "2026-03-04T22:00:00Z"],
  ["2026-03-04T12:00:00Z", "daily", null, "Europe/Lisbon", "2026-03-05T08:00:00Z"],
  ["2026-03-04T08:00:00Z", "daily", null, "Europe/Lisbon", "2026-03-04T08:00:00Z"],
  ["2026-03-04T08:00:00.001Z", "daily", null, "Europe/Lisbon", "2026-03-05T08:00:00Z"],
  ["2026-03-04T12:00:00Z", "daily", { from: 0, until: 9 * 60 }, "Europe/Lisbon", "2026-03-05T09:00:00Z"],
  ["2026-03-04T12:00:00Z", "weekly", null, "Europe/Lisbon", "2026-03-09T08:00:00Z"],
  ["2026-03-09T08:00:00Z", "weekly", null, "Europe/Lisbon", "2026-03-09T08:00:00Z"],
  ["2026-03-09T08:00:00.001Z", "weekly", null, "Europe/Lisbon", "2026-03-16T08:00:00Z"],
  // The clocks go forward on the night of the 29th: the morning comes an hour earlier.
  ["2026-03-28T12:00:00Z", "daily", null, "Europe/Lisbon", "2026-03-29T07:00:00Z"],
  ["2026-03-28T23:00:00Z", "at_once", NIGHT, "Europe/Lisbon", "2026-03-29T06:00:00Z"],
] as const)("%s, %s, %j in %s → %s", (due, pace, quiet, zone, sent) => {
  expect(sendAt(at(due), pace, quiet, zone)?.toISOString()).toBe(at(sent).toISOString());
});

test("never is never", () => {
  expect(sendAt(at("2026-03-04T12:00:00Z"), "off", null, "UTC")).toBeNull();
});

const minute = fc.integer({ min: 0, max: 1439 });
const moment = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2030-12-31T00:00:00Z"), noInvalidDate: true });
const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));

test("in every zone: not before it is due, not in quiet hours, and within the pace's time", () => {
  fc.assert(
    fc.property(
      moment,
      zone,
      fc.constantFrom("at_once", "daily", "weekly"),
      fc.option(fc.record({ from: minute, until: minute })),
      (due, zone, pace, quiet) => {
        const sent = sendAt(due, pace, quiet, zone) as Date;
        expect(sent.getTime()).toBeGreaterThanOrEqual(due.getTime());
        if (quiet) expect(isQuiet(sent, quiet, zone)).toBe(false);
        const days = { at_once: 1, daily: 2, weekly: 8 }[pace];
        expect(sent.getTime() - due.getTime()).toBeLessThanOrEqual((days * 24 + 26) * 3_600_000);
        if (pace === "daily" && !quiet) expect(wallOf(sent, zone).slice(11)).toBe("08:00");
        // Asked again at that moment, it goes.
        if (pace === "at_once") expect(sendAt(sent, pace, quiet, zone)).toEqual(sent);
      },
    ),
    { numRuns: 3_000 },
  );
});
