import { dayOf } from "../../../time/zoned-time.ts";

/** A day that is still to come, as people say it: "tomorrow", "Tuesday 14 April", "14 April 2027". */
export function dayAheadWords(at: Date, zone: string, now: Date): string {
  const day = dayOf(at, zone);
  if (day === dayOf(now, zone)) return "today";
  if (day === dayOf(new Date(now.getTime() + 86_400_000), zone)) return "tomorrow";
  const year = day.slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "long",
    ...(year ? { weekday: "long" } : { year: "numeric" }),
  }).format(at);
}
