import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesIn, zones } from "../../../time/zone-changes.fixture.ts";
import { intersect, merged, type Span, spansOf, type WeeklyRange, weekdayOf, without } from "./week.ts";

const [HOUR, DAY] = [3_600_000, 86_400_000];
const at = (iso: string) => Date.parse(iso);
const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });

describe("a week on the clocks of a zone", () => {
  const evening: WeeklyRange[] = [{ weekday: 1, from: 18 * 60, to: 24 * 60 }];

  test("is at other moments in other zones, and in summer", () => {
    const within = [new Date("2026-03-20T00:00Z"), new Date("2026-03-31T00:00Z")] as const;
    expect(spansOf(evening, "Europe/Lisbon", ...within)).toEqual([
      span("2026-03-23T18:00Z", "2026-03-24T00:00Z"),
      span("2026-03-30T17:00Z", "2026-03-30T23:00Z"),
    ]);
    expect(spansOf(evening, "Pacific/Auckland", ...within)).toEqual([
      span("2026-03-23T05:00Z", "2026-03-23T11:00Z"),
      span("2026-03-30T05:00Z", "2026-03-30T11:00Z"),
    ]);
  });

  test("begins no earlier and ends no later than asked", () => {
    const cut = spansOf(evening, "UTC", new Date("2026-03-02T19:10Z"), new Date("2026-03-02T20:20Z"));
    expect(cut).toEqual([span("2026-03-02T19:10Z", "2026-03-02T20:20Z")]);
  });

  test("has no hour that the clocks leap over, and twice what they show twice", () => {
    const night: WeeklyRange[] = [{ weekday: 7, from: 120, to: 180 }];
    const sunday = (day: string) => [new Date(`${day}T00:00Z`), new Date(at(`${day}T00:00Z`) + DAY)] as const;
    expect(spansOf(night, "Europe/Berlin", ...sunday("2026-03-29"))).toEqual([]);
    expect(spansOf(night, "Europe/Berlin", ...sunday("2026-10-25"))).toEqual([
      span("2026-10-25T00:00Z", "2026-10-25T02:00Z"),
    ]);
  });

  // What the clocks show is asked of the platform in another way than the product asks it.
  const clocks = new Map<string, Intl.DateTimeFormat>();
  const shown = (moment: number, zone: string) => {
    const clock =
      clocks.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    clocks.set(zone, clock);
    const [day, time] = clock.format(moment).split(" ") as [string, string];
    return { weekday: weekdayOf(day), minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
  };
  let cases = 0;
  /** Each quarter of an hour of that time is in a span exactly when the clocks show a time of the week's. */
  function check(week: WeeklyRange[], zone: string, from: number, until: number) {
    const spans = spansOf(week, zone, new Date(from), new Date(until));
    for (const [index, one] of spans.entries()) {
      expect(one.from).toBeLessThan(one.to);
      if (index > 0) expect((spans[index - 1] as Span).to).toBeLessThan(one.from);
    }
    for (let moment = from; moment < until; moment += HOUR / 4) {
      const { weekday, minute } = shown(moment, zone);
      const wanted = week.some((range) => range.weekday === weekday && range.from <= minute && minute < range.to);
      const found = spans.some((one) => one.from <= moment && moment < one.to);
      if (found !== wanted) throw new Error(`${zone} ${new Date(moment).toISOString()} ${JSON.stringify(week)}`);
      cases++;
    }
  }
  const ranges = fc
    .array(
      fc
        .record({ weekday: fc.integer({ min: 1, max: 7 }), from: fc.nat(95), length: fc.integer({ min: 1, max: 96 }) })
        .map(({ weekday, from, length }) => ({ weekday, from: from * 15, to: Math.min(from + length, 96) * 15 })),
      { minLength: 1, maxLength: 12 },
    )
    .map((all) =>
      [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
        merged(all.filter((one) => one.weekday === weekday)).map((one) => ({ weekday, ...one })),
      ),
    );

  test("in every zone of the world, around every change of its clocks from 2026 to 2030", () => {
    const everyDay = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
      { weekday, from: 0, to: 75 },
      { weekday, from: 120, to: 150 },
      { weekday, from: 1_380, to: 1_440 },
    ]);
    for (const zone of zones) {
      for (let year = 2026; year <= 2030; year++) {
        for (const change of changesIn(zone, year)) check(everyDay, zone, change - 6 * HOUR, change + 20 * HOUR);
      }
    }
    expect(cases).toBeGreaterThan(50_000);
  });

  test("in any zone, at any time, with any week", () => {
    fc.assert(
      fc.property(
        ranges,
        fc.constantFrom(...zones),
        fc.integer({ min: at("2026-01-01T00:00Z") / DAY, max: at("2031-01-01T00:00Z") / DAY }),
        (week, zone, day) => check(week, zone, day * DAY, (day + 2) * DAY),
      ),
      { numRuns: 500 },
    );
    expect(cases).toBeGreaterThan(100_000);
  });
});

describe("spans", () => {
  const some = fc.array(
    fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([from, length]) => ({ from, to: from + length })),
    { maxLength: 6 },
  );
  const minutes = Array.from({ length: 90 }, (_, minute) => minute);
  const has = (spans: readonly Span[], minute: number) => spans.some((one) => one.from <= minute && minute < one.to);

  test("in common are in both, and what is busy is in none", () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [one, other] = [merged(a), merged(b)];
        for (const minute of minutes) {
          expect(has(intersect(one, other), minute)).toBe(has(a, minute) && has(b, minute));
          expect(has(without(one, b), minute)).toBe(has(a, minute) && !has(b, minute));
        }
      }),
      { numRuns: 300 },
    );
  });
});
