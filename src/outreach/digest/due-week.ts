import { dayOf, momentOf } from "../../time/zoned-time.ts";

const DAY = 86_400_000;
const MORNING = "08:00";
/** When the server was down on Monday, the mail still comes up to so many days later. After that the next one is nearer. */
const LATE_DAYS = 3;

/**
 * The Monday whose mail is due now by the clocks of that zone, and since when it is due. Null when none is: on Mondays before
 * eight, and from Thursday on. Pure.
 */
export function dueWeek(now: Date, zone: string): { week: string; since: Date } | null {
  const today = Date.parse(dayOf(now, zone)) / DAY;
  // The first of January 1970 was a Thursday.
  const monday = today - ((today + 3) % 7);
  const week = new Date(monday * DAY).toISOString().slice(0, 10);
  const since = momentOf(`${week}T${MORNING}`, zone);
  return since && now >= since && today - monday < LATE_DAYS ? { week, since } : null;
}
