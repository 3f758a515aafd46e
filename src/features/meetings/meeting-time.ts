import { momentOf } from "../../time/zoned-time.ts";

export const SHORTEST = 15;
export const LONGEST = 240;
export const PLACE_MAX = 500;
/** A moment as `toISOString` writes it, to the minute. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/;
const YEAR = 366 * 86_400_000;

/** When somebody wants to meet: as typed on the wall of their zone, or a moment as we wrote it; and for how many minutes. */
export type WantedTime = { start: string; zone: string; minutes: number };
export type TimeRefusal = "no_time" | "bad_duration" | "in_the_past" | "too_far_ahead";
export type MeetingTime = { startsAt: Date; endsAt: Date } | { refused: TimeRefusal };

/** The moments of a meeting that is still to come, or why it cannot be then. */
export function meetingTime({ start, zone, minutes }: WantedTime, now: Date): MeetingTime {
  const startsAt = MOMENT.test(start) ? momentOf(start.slice(0, 16), "UTC") : momentOf(start, zone);
  if (!startsAt) return { refused: "no_time" };
  if (!Number.isInteger(minutes) || minutes < SHORTEST || minutes > LONGEST) return { refused: "bad_duration" };
  if (startsAt <= now) return { refused: "in_the_past" };
  if (startsAt.getTime() > now.getTime() + 2 * YEAR) return { refused: "too_far_ahead" };
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/** Where to meet, as we keep it. */
export function placeText(typed: string | undefined): string | null {
  return (typed ?? "").replaceAll("\u0000", "").toWellFormed().trim().slice(0, PLACE_MAX) || null;
}
