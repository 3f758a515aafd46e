import type { Certificate } from "./read-certificates.ts";

const DAY = 86_400_000;
const MONTH = 30.44 * DAY;

/** How long it took: "4 months", "3 weeks", "2 days". */
export function spanWords(from: Date, until: Date): string {
  const ms = Math.max(0, until.getTime() - from.getTime());
  if (ms >= 0.9 * MONTH) return counted(Math.round(ms / MONTH), "month");
  if (ms >= 14 * DAY) return counted(Math.round(ms / (7 * DAY)), "week");
  return counted(Math.max(1, Math.round(ms / DAY)), "day");
}

export const meetingWords = (meetings: number) => counted(meetings, "meeting");

/** "Certified mentor": what it makes its holder. */
export const titleWords = ({ role }: Pick<Certificate, "role">) => `Certified ${role}`;

/** "21 October 2026", on the program's calendar. */
export function dateWords(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "long", year: "numeric" }).format(
    at,
  );
}

/** The sentence below the name. */
export function deedWords({ role, program_name, organisation_name }: Certificate): string {
  return `walked the whole way as a ${role} in ${program_name}, a mentoring program of ${organisation_name}`;
}

/** The few facts below the sentence. */
export function factWords(one: Certificate): string[] {
  return [
    spanWords(one.began_at, one.completed_at),
    meetingWords(one.meetings),
    `completed on ${dateWords(one.completed_at, one.timezone)}`,
  ];
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
