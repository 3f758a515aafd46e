import { dayOf, momentOf } from "../../time/zoned-time.ts";

const DAY = 86_400_000;

/** The days that a report is about, both counted, on the program's clock; as moments: from `since` until before `until`. */
export type Period = { from: string; to: string; since: Date; until: Date };

/**
 * The period as it stands in the address. What is no day is as if it were not said: then the first day is that of the
 * program, and the last is today. Two days the wrong way round are turned.
 */
export function readPeriod(
  { from = "", to = "" }: { from?: string | undefined; to?: string | undefined },
  { zone, began, now }: { zone: string; began: Date; now: Date },
): Period {
  const last = startOf(to, zone) ? to : dayOf(now, zone);
  const [program] = [dayOf(began, zone), last].sort() as [string, string];
  const first = startOf(from, zone) ? from : program;
  const [a, b] = [first, last].sort() as [string, string];
  const since = startOf(a, zone) as Date;
  return { from: a, to: b, since, until: startOf(dayAfter(b), zone) as Date };
}

/** When that day begins on the clocks of the zone; null when it is no day. */
function startOf(day: string, zone: string): Date | null {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? momentOf(`${day}T00:00`, zone) : null;
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);
