import { dayOf, wallOf } from "../../../time/zoned-time.ts";
import { intersect, minuteOf, type Span, spansOf, type WeeklyRange, without } from "./week.ts";

/** One who is to be there: when they said they can, on their clock (nothing said: null), and what they have planned. */
export type Planner = { zone: string; week: readonly WeeklyRange[] | null; busy: readonly Span[] };

/** What is taken for granted of somebody who has not said when they can: the days of most people's work. */
export const UNSAID: readonly WeeklyRange[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 1_200 }));
export const SUGGESTED_DAYS = 21;
/** Nobody is asked to meet within the next hours. */
const NOTICE_MS = 12 * 3_600_000;
const DAY = 86_400_000;
const STEP = 15 * 60_000;

/**
 * Times at which all of them can meet within the next three weeks, in order: on as many different days as can be, the
 * soonest ones, now earlier and now later in the day, on full hours of `zone` where there are any.
 */
export function suggestTimes(
  people: readonly Planner[],
  { now, minutes, zone, count }: { now: Date; minutes: number; zone: string; count: number },
): Date[] {
  const from = new Date(now.getTime() + NOTICE_MS);
  const until = new Date(now.getTime() + SUGGESTED_DAYS * DAY);
  const free = people
    .map((one) => without(spansOf(one.week ?? UNSAID, one.zone, from, until), one.busy))
    .reduce((all, one) => intersect(all, one), [{ from: from.getTime(), to: until.getTime() }]);
  const days = [...Map.groupBy(startsIn(free, minutes), (start) => dayOf(start, zone)).values()].map((starts) =>
    onFullHours(starts, zone),
  );
  const chosen: Date[] = [];
  const isApart = (start: Date) => chosen.every((one) => Math.abs(+one - +start) >= minutes * 60_000);
  for (const [index, starts] of days.slice(0, count).entries()) {
    // The last of one day and the first of the next can be close to each other.
    const wanted = starts[placeIn(starts.length, index)] as Date;
    const start = isApart(wanted) ? wanted : starts.find(isApart);
    if (start) chosen.push(start);
  }
  for (const starts of days) {
    if (chosen.length >= count) break;
    const further = starts.find(isApart);
    if (further) chosen.push(further);
  }
  return chosen.sort((a, b) => +a - +b);
}

/** The first, the middle and the last of a day take turns. */
const placeIn = (length: number, index: number) => Math.floor(((length - 1) * (index % 3)) / 2);

/** Every quarter of an hour at which a meeting of that length can begin and end within one of the spans. */
function startsIn(spans: readonly Span[], minutes: number): Date[] {
  const starts: Date[] = [];
  for (const { from, to } of spans) {
    for (let at = Math.ceil(from / STEP) * STEP; at + minutes * 60_000 <= to; at += STEP) starts.push(new Date(at));
  }
  return starts;
}

/** Those on full hours of that zone; if there are none, those on half hours; if there are none, all. */
function onFullHours(starts: Date[], zone: string): Date[] {
  for (const every of [60, 30]) {
    const full = starts.filter((start) => minuteOf(wallOf(start, zone)) % every === 0);
    if (full.length > 0) return full;
  }
  return starts;
}
