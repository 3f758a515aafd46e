import { dayOf } from "../time/zoned-time.ts";

/** What has to be known to say whose turn it is. */
export type TurnFacts = {
  /** Whose turn it is, seen from the member; null when nothing is left to do (completed, closed). */
  turn: "me" | "partner" | "either" | "nobody" | null;
  /** The others, by name. */
  partners: readonly string[];
  /** The meeting that is waited for, if one is. */
  until: Date | number | null;
  /** Since when it is so, if known. */
  since?: Date | number | null | undefined;
  /** The name of the step that comes next, as an order: "Share a goal". */
  next?: string | null | undefined;
  zone: string;
  asOf: Date;
};

/** Whose turn it is, said to the member: "Your turn: share a goal." Null when nothing is left to do. */
export function turnWords(facts: TurnFacts): string | null {
  const { turn, next, zone, asOf } = facts;
  if (turn === null) return null;
  if (turn === "me") return next ? `Your turn: ${lower(next)}.` : "Your turn.";
  if (turn === "partner") return `Waiting for ${names(facts.partners)}${since(facts)}.`;
  if (turn === "either") return next ? `Either of you can go on: ${lower(next)}.` : "Either of you can go on.";
  if (facts.until !== null) return `Your meeting is ${on(new Date(facts.until), zone, asOf)}.`;
  if (facts.partners.length === 0) return "Your coordinator is looking for a partner for you.";
  return "Nothing to do right now.";
}

/** The same, said to a coordinator about a member: "Lena's turn: share a goal." */
export function turnWordsAbout(name: string, facts: TurnFacts): string | null {
  const { turn, next, zone, asOf } = facts;
  if (turn === null) return null;
  if (turn === "me") return next ? `${name}’s turn: ${lower(next)}.` : `${name}’s turn.`;
  if (turn === "partner") return `${name} is waiting for ${names(facts.partners)}${since(facts)}.`;
  if (turn === "either") return next ? `Either of them can go on: ${lower(next)}.` : "Either of them can go on.";
  if (facts.until !== null) return `Their meeting is ${on(new Date(facts.until), zone, asOf)}.`;
  if (facts.partners.length === 0) return `${name} is waiting to be matched.`;
  return "Nobody’s turn right now.";
}

/** A moment as people say it, in that zone: "Tuesday, 14:00 (Europe/Lisbon)"; further away with its date. */
export function momentWords(at: Date, zone: string, asOf: Date): string {
  return `${timeWords(at, zone, asOf)} (${zoneWords(zone)})`;
}

/** A moment in a letter, which may be read on another day: "Tuesday 10 March, 14:00 (Europe/Lisbon)". */
export function letterMoment(at: Date, zone: string, asOf: Date): string {
  return `${dated(at, zone, asOf)}, ${clock(at, zone)} (${zoneWords(zone)})`;
}

/** The same where the zone has been said already: "Tuesday, 14:00". */
export function timeWords(at: Date, zone: string, asOf: Date): string {
  return `${capital(dayAhead(at, zone, asOf))}, ${clock(at, zone)}`;
}

/** A day as people say it, looking back: "today", "yesterday", "Tuesday", "3 March", "3 March 2025". */
export function dayWords(at: Date, zone: string, asOf: Date): string {
  const days = daysBetween(at, asOf, zone);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  if (days > 1 && days < 7) return say(at, zone, { weekday: "long" });
  return say(at, zone, { day: "numeric", month: "long", ...yearIfOther(at, asOf, zone) });
}

/** "Amara", "Amara and Ben", "Amara, Ben and Chi", "Amara, Ben and 27 others". */
export function names(all: readonly string[]): string {
  if (all.length === 0) return "your partner";
  if (all.length > 3) return `${all.slice(0, 2).join(", ")} and ${all.length - 2} others`;
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(all);
}

/** "Lena" of "Lena Fischer". */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** "America/New York" of "America/New_York". */
export const zoneWords = (zone: string) => zone.replaceAll("_", " ");

function since({ since: at, zone, asOf }: TurnFacts): string {
  return at == null ? "" : ` since ${dayWords(new Date(at), zone, asOf)}`;
}

function on(at: Date, zone: string, asOf: Date): string {
  const day = dayAhead(at, zone, asOf);
  const preposition = day === "today" || day === "tomorrow" ? "" : "on ";
  return `${preposition}${day}, ${clock(at, zone)} (${zoneWords(zone)})`;
}

function dayAhead(at: Date, zone: string, asOf: Date): string {
  const days = daysBetween(asOf, at, zone);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days > 1 && days < 7) return say(at, zone, { weekday: "long" });
  return dated(at, zone, asOf);
}

function dated(at: Date, zone: string, asOf: Date): string {
  const date = say(at, zone, { day: "numeric", month: "long", ...yearIfOther(at, asOf, zone) });
  return `${say(at, zone, { weekday: "long" })} ${date}`;
}

const clock = (at: Date, zone: string) => say(at, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const yearOf = (at: Date, zone: string) => say(at, zone, { year: "numeric" });
const yearIfOther = (at: Date, asOf: Date, zone: string): Intl.DateTimeFormatOptions =>
  yearOf(at, zone) === yearOf(asOf, zone) ? {} : { year: "numeric" };
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, "");
/** Words as the beginning of a sentence. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function daysBetween(from: Date, to: Date, zone: string): number {
  const day = (at: Date) => Date.parse(dayOf(at, zone));
  return Math.round((day(to) - day(from)) / 86_400_000);
}

/** To make a format costs a hundred times what it costs to use it; there are few of them. */
const formats = new Map<string, Intl.DateTimeFormat>();
function say(at: Date, zone: string, how: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([zone, how]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...how, timeZone: zone });
  formats.set(key, format);
  return format.format(at);
}
