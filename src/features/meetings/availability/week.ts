import { dayOf, momentOf, wallOf } from "../../../time/zoned-time.ts";

/** A part of every week on somebody's own clock: weekday 1 (Monday) to 7, minutes after midnight, `to` at most 1440. */
export type WeeklyRange = { weekday: number; from: number; to: number };
/** From a moment to another, in ms. */
export type Span = { from: number; to: number };

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const QUARTER = 15 * MINUTE;

/** The moments of a week's ranges between two moments, in order, on the clocks of that zone. */
export function spansOf(week: readonly WeeklyRange[], zone: string, from: Date, until: Date): Span[] {
  const spans: Span[] = [];
  const last = dayOf(until, zone);
  for (let day = dayOf(from, zone); day <= last; day = dayAfter(day)) {
    const ranges = week.filter((range) => range.weekday === weekdayOf(day));
    if (ranges.length > 0) spans.push(...spansOfDay(ranges, day, zone));
  }
  return intersect(merged(spans), [{ from: from.getTime(), to: until.getTime() }]);
}

/** What two lists of spans have in common; both in order and without overlaps. */
export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i] as Span, b[j] as Span];
    const span = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
    if (span.from < span.to) both.push(span);
    if (one.to < other.to) i++;
    else j++;
  }
  return both;
}

/** The spans without the busy ones. */
export function without(spans: readonly Span[], busy: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const taken of merged([...busy])) {
    gaps.push({ from, to: taken.from });
    from = taken.to;
  }
  return intersect(spans, [...gaps, { from, to: Number.POSITIVE_INFINITY }]);
}

/** In order, what touches or overlaps put together. */
export function merged(spans: Span[]): Span[] {
  const together: Span[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = together.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else together.push({ ...span });
  }
  return together;
}

function spansOfDay(ranges: readonly WeeklyRange[], day: string, zone: string): Span[] {
  const start = (momentOf(`${day}T00:00`, zone) as Date).getTime();
  const end = (momentOf(`${dayAfter(day)}T00:00`, zone) as Date).getTime();
  if (end - start === DAY) {
    return ranges.map(({ from, to }) => ({ from: start + from * MINUTE, to: start + to * MINUTE }));
  }
  // The clocks change on this day. No zone leaps by less than a quarter of an hour, so each is looked at by itself.
  const spans: Span[] = [];
  for (let at = start; at < end; at += QUARTER) {
    const minute = minuteOf(wallOf(new Date(at), zone));
    if (ranges.some(({ from, to }) => from <= minute && minute + 15 <= to)) spans.push({ from: at, to: at + QUARTER });
  }
  return spans;
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string) => ((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7) + 1;
export const dayAfter = (day: string, days = 1) =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
/** Minutes after midnight of a time on the wall. */
export const minuteOf = (wall: string) => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
