import { momentOf, wallOf } from "../time/zoned-time.ts";

/** How soon somebody wants to hear of a kind of thing. */
export type Pace = "at_once" | "daily" | "weekly" | "off";
/** Minutes after midnight on the person's clock; may reach over midnight. The same minute twice is no quiet at all. */
export type QuietHours = { from: number; until: number };

/** Daily and weekly mails come in the morning, weekly ones on Mondays. */
const MORNING = "08:00";
const DAY = 86_400_000;

/**
 * When something that is due at `due` may reach somebody: at once, or the next morning of their pace, and never in
 * their quiet hours. Null: never. It is never earlier than `due`.
 */
export function sendAt(due: Date, pace: Pace, quiet: QuietHours | null, zone: string): Date | null {
  if (pace === "off") return null;
  if (pace === "at_once") return afterQuiet(due, quiet, zone);
  for (let day = dayNumber(wallOf(due, zone)); ; day++) {
    if (pace === "weekly" && !isMonday(day)) continue;
    const morning = momentOf(`${dayText(day)}T${MORNING}`, zone);
    if (morning && morning >= due) return afterQuiet(morning, quiet, zone);
  }
}

/** The first moment from `at` on that is not in the quiet hours of that clock. */
export function afterQuiet(at: Date, quiet: QuietHours | null, zone: string): Date {
  if (!quiet || !isQuiet(at, quiet, zone)) return at;
  const today = dayNumber(wallOf(at, zone));
  for (const day of [today, today + 1]) {
    const end = momentOf(`${dayText(day)}T${clockText(quiet.until)}`, zone);
    if (end && end > at && !isQuiet(end, quiet, zone)) return end;
  }
  // The clocks leapt right over the end of the quiet hours: an hour later they are over.
  return new Date(at.getTime() + 3_600_000);
}

/** Does the clock show a quiet minute? */
export function isQuiet(at: Date, { from, until }: QuietHours, zone: string): boolean {
  const [hour, minute] = wallOf(at, zone).slice(11).split(":").map(Number) as [number, number];
  const now = hour * 60 + minute;
  return from <= until ? now >= from && now < until : now >= from || now < until;
}

const dayNumber = (wall: string) => Date.parse(`${wall.slice(0, 10)}T00:00Z`) / DAY;
const dayText = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
/** The first of January 1970 was a Thursday. */
const isMonday = (day: number) => (day + 3) % 7 === 0;
const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
