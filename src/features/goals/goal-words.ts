import { dayOf } from "../../time/zoned-time.ts";
import type { VisibleGoal } from "./read-goals.ts";

/** "31 May", with the year when it is another one than today's. Both are days as "2026-05-31". */
export function sayDueDay(day: string, today: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", ...year, timeZone: "UTC" }).format(
    new Date(`${day}T00:00Z`),
  );
}

/** Has the day passed that was planned? Nothing follows from it but a gentle word. */
export const isPast = (day: string | null, today: string): day is string => day !== null && day < today;

/** The day it is for the reader. */
export const todayOf = (now: Date, zone: string) => dayOf(now, zone);

/** Who sees a goal, said to its owner. */
export function seenBy({
  shared_at,
  shared_with_coordinator,
}: Pick<VisibleGoal, "shared_at" | "shared_with_coordinator">) {
  if (shared_at) {
    return shared_with_coordinator
      ? "You and your partner; your coordinator sees title and progress"
      : "You and your partner";
  }
  return shared_with_coordinator ? "You; your coordinator sees title and progress" : "Only you";
}

const KIND = [
  "You said it, and you did it.",
  "That is a stone that stays where you put it.",
  "Look back for a moment: this was only a sentence once.",
  "Well walked. Sit down for a minute before the next stretch.",
];

/** A kind sentence for a goal that was reached; always the same for the same one. */
export function kindWords(goalId: string): string {
  let sum = 0;
  for (const letter of goalId) sum += letter.charCodeAt(0);
  return KIND[sum % KIND.length] as string;
}
