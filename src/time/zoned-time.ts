/** A date and a time on the wall, as `datetime-local` sends it: "2026-03-29T14:00", without a zone. */
const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
const DAY = 86_400_000;

/**
 * The moment at which the clocks of `zone` (an IANA name) show `wall`, or null when `wall` is no date and time. A time
 * that the clocks leap over is moved forward by as much as they leap; of one they show twice it is the first. The
 * same choice as "compatible" in Temporal and as calendars make (RFC 5545, 3.3.5).
 */
export function momentOf(wall: string, zone: string): Date | null {
  const shown = wallToUtc(wall);
  if (shown === null) return null;
  // No zone changes its clocks twice within two days, so one of these two offsets holds at the moment we look for.
  const before = offsetAt(shown - DAY, zone);
  const after = offsetAt(shown + DAY, zone);
  const fitting = [shown - before, shown - after].filter((at) => at + offsetAt(at, zone) === shown);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : shown - before);
}

/** What the clocks of `zone` show at that moment, to the minute, as `datetime-local` wants it. */
export function wallOf(at: Date, zone: string): string {
  const ms = at.getTime();
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 16);
}

/** The day it is in `zone` at that moment: "2026-03-29". */
export const dayOf = (at: Date, zone: string) => wallOf(at, zone).slice(0, 10);

/** Can time be told in this zone? An offset such as +02:00 will do; what people choose from is `isTimeZone`. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

function wallToUtc(wall: string): number | null {
  const match = WALL.exec(wall);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as number[];
  const at = new Date(Date.UTC(year!, month! - 1, day!, hour!, minute!, second!));
  at.setUTCFullYear(year!, month! - 1, day!);
  const same = at.getUTCMonth() === month! - 1 && at.getUTCDate() === day! && at.getUTCHours() === hour!;
  return same && minute! < 60 && second! < 60 ? at.getTime() : null;
}

/** By how many ms the clocks of `zone` are ahead of UTC at that moment. */
function offsetAt(ms: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const part of clockOf(zone).formatToParts(ms)) parts[part.type] = Number(part.value);
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(ms / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, clock);
  return clock;
}
