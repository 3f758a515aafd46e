import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zones } from "../../../time/zone-changes.fixture.ts";
import { wallOf } from "../../../time/zoned-time.ts";
import { type Planner, suggestTimes, UNSAID } from "./suggest-times.ts";
import { minuteOf, type WeeklyRange, weekdayOf } from "./week.ts";

const HOUR = 3_600_000;
const now = new Date("2026-03-20T09:00:00.000Z");
const lena: Planner = { zone: "Europe/Lisbon", week: [{ weekday: 2, from: 1_080, to: 1_260 }], busy: [] };
const amara: Planner = { zone: "Africa/Lagos", week: [{ weekday: 2, from: 1_140, to: 1_380 }], busy: [] };
const suggest = (people: Planner[], more = {}) =>
  suggestTimes(people, { now, minutes: 60, zone: "Europe/Lisbon", count: 5, ...more }).map((at) => at.toISOString());

describe("suggested times", () => {
  test("suit both, across the change to summer time", () => {
    // Lisbon leaves for summer on the 29th: from then on it keeps the hours of Lagos.
    expect(suggest([lena, amara])).toEqual([
      "2026-03-24T18:00:00.000Z",
      "2026-03-24T19:00:00.000Z",
      "2026-03-31T18:00:00.000Z",
      "2026-03-31T19:00:00.000Z",
      "2026-04-07T19:00:00.000Z",
    ]);
  });

  test("avoid what either has planned", () => {
    const busy = [{ from: Date.parse("2026-03-24T18:30Z"), to: Date.parse("2026-03-24T19:00Z") }];
    expect(suggest([lena, { ...amara, busy }])).not.toContain("2026-03-24T18:00:00.000Z");
    expect(suggest([lena, { ...amara, busy }])).toContain("2026-03-24T19:00:00.000Z");
  });

  test("are apart from each other, where one day runs into the next", () => {
    const night = [
      { weekday: 1, from: 1_080, to: 1_440 },
      { weekday: 2, from: 0, to: 120 },
    ];
    const times = suggest([{ zone: "UTC", week: night, busy: [] }], { minutes: 90, zone: "UTC" });
    expect(times).toHaveLength(5);
    const gaps = times.slice(1).map((at, index) => Date.parse(at) - Date.parse(times[index] as string));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(90 * 60_000);
  });

  test("are none where nothing suits both, or it is too short", () => {
    expect(suggest([lena, { ...amara, week: [{ weekday: 3, from: 0, to: 1_440 }] }])).toEqual([]);
    expect(suggest([lena, amara], { minutes: 240 })).toEqual([]);
  });

  test("are on weekdays in the daytime of who said nothing, on five different days", () => {
    const silent = { zone: "America/New_York", week: null, busy: [] };
    const times = suggest([{ zone: "Europe/Lisbon", week: null, busy: [] }, silent]);
    expect(new Set(times.map((at) => at.slice(0, 10))).size).toBe(5);
    expect(times.some((at) => [0, 6].includes(new Date(at).getUTCDay()))).toBe(false);
  });

  test("are on full hours of who proposes, where there are any", () => {
    const kathmandu = { zone: "Asia/Kathmandu", week: [{ weekday: 1, from: 540, to: 720 }], busy: [] };
    const times = suggest([kathmandu], { zone: "Asia/Kathmandu", count: 3 });
    for (const at of times) expect(wallOf(new Date(at), "Asia/Kathmandu").slice(14)).toBe("00");
  });

  test("for any two people of the world: soon, in order, apart, within what both said, and never when one is busy", () => {
    const week = fc.array(
      fc
        .record({ weekday: fc.integer({ min: 1, max: 7 }), from: fc.nat(20), hours: fc.integer({ min: 1, max: 6 }) })
        .map(
          ({ weekday, from, hours }): WeeklyRange => ({
            weekday,
            from: from * 60,
            to: Math.min(from + hours, 24) * 60,
          }),
        ),
      { minLength: 1, maxLength: 10 },
    );
    const from = Date.UTC(2026, 0, 1) / HOUR;
    const planner = fc.record({
      zone: fc.constantFrom(...zones),
      week: fc.option(week),
      busy: fc.array(
        fc.integer({ min: 0, max: 21 * 24 }).map((hour) => ({ from: hour, to: hour + 1 })),
        { maxLength: 5 },
      ),
    });
    let checked = 0;
    fc.assert(
      fc.property(
        planner,
        planner,
        fc.integer({ min: from, max: Date.UTC(2030, 11, 1) / HOUR }),
        fc.constantFrom(15, 30, 60, 90, 240),
        (one, other, hour, minutes) => {
          const start = new Date(hour * HOUR);
          const people = [one, other].map((person) => ({
            ...person,
            busy: person.busy.map((busy) => ({ from: (hour + busy.from) * HOUR, to: (hour + busy.to) * HOUR })),
          }));
          const times = suggestTimes(people, { now: start, minutes, zone: one.zone, count: 5 });
          expect(times.length).toBeLessThanOrEqual(5);
          for (const [index, at] of times.entries()) {
            const end = +at + minutes * 60_000;
            expect(+at - +start).toBeGreaterThanOrEqual(12 * HOUR);
            expect(end - +start).toBeLessThanOrEqual(21 * 24 * HOUR);
            if (index > 0) expect(+at - +(times[index - 1] as Date)).toBeGreaterThanOrEqual(minutes * 60_000);
            for (const { zone, week, busy } of people) {
              expect(busy.some((span) => span.from < end && span.to > +at)).toBe(false);
              for (let moment = +at; moment < end; moment += HOUR / 4) {
                const wall = wallOf(new Date(moment), zone);
                const [weekday, minute] = [weekdayOf(wall.slice(0, 10)), minuteOf(wall)];
                const said = (week ?? UNSAID).some(
                  (range) => range.weekday === weekday && range.from <= minute && minute + 15 <= range.to,
                );
                if (!said) throw new Error(`${zone} ${wall}`);
                checked++;
              }
            }
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(checked).toBeGreaterThan(5_000);
  });
});
