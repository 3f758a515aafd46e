import { dayOf, momentOf } from "../src/time/zoned-time.ts";
import type { Day, Wall } from "./beats.ts";

const DAY = 86_400_000;
const BETWEEN = 3 * 60_000;

/** The story's clock: it shows the moment that is being told. */
export type StoryClock = { now(): Date; set(to: Date): void };

export function storyClock(at: Date): StoryClock {
  let shown = at;
  return {
    now: () => shown,
    set(to) {
      shown = to;
    },
  };
}

/** The date that is `day` days from the story's last one: "2026-03-29". */
export function dateOf(day: Day, end: Date, zone: string): string {
  return new Date(Date.parse(`${dayOf(end, zone)}T00:00Z`) + day * DAY).toISOString().slice(0, 10);
}

/** The moment at which the clocks of `zone` show that time on that day of the story. */
export function momentIn(day: Day, wall: Wall, end: Date, zone: string): Date {
  const moment = momentOf(`${dateOf(day, end, zone)}T${wall}`, zone);
  if (!moment) throw new Error(`No such time: day ${day}, ${wall}`);
  return moment;
}

/**
 * Puts what happens in order of time. What would be later than the end (a story told before breakfast has no
 * afternoon of today) happens just before it, in the same order.
 */
export function inOrder<T extends { at: Date }>(happenings: readonly T[], end: Date): T[] {
  const sorted = [...happenings].sort((a, b) => a.at.getTime() - b.at.getTime());
  return sorted.map((one, index) => {
    const latest = end.getTime() - BETWEEN * (sorted.length - index);
    return one.at.getTime() > latest && one.at.getTime() > end.getTime() - DAY
      ? { ...one, at: new Date(Math.min(one.at.getTime(), latest)) }
      : one;
  });
}
