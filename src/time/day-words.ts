import { dayOf } from "./zoned-time.ts";

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

/** When something is, within a sentence: "on Tuesday, 14:00 (Europe/Lisbon)", "today, 14:00 (Europe/Lisbon)". */
export function onMoment(at: Date, zone: string, asOf: Date): string {
  const day = dayAhead(at, zone, asOf);
  const preposition = day === "today" || day === "tomorrow" ? "" : "on ";
  return `${preposition}${day}, ${clock(at, zone)} (${zoneWords(zone)})`;
}

/** "America/New York" of "America/New_York". */
export const zoneWords = (zone: string) => zone.replaceAll("_", " ");

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
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
