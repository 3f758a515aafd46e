import type { NoticeKind } from "../../notices/notice-kind.ts";
import type { Pace } from "../../notices/send-at.ts";
import { dayWords, momentWords } from "../../time/day-words.ts";
import type { ToldNotice } from "./read-notices.ts";

export const PACES: { value: Pace; label: string }[] = [
  { value: "at_once", label: "At once" },
  { value: "daily", label: "Once a day, in the morning" },
  { value: "weekly", label: "Once a week, on Monday morning" },
  { value: "off", label: "Never" },
];

/** What would come too late when it is gathered comes at once, or never; so does what a person sends. */
export const pacesOf = (kind: NoticeKind) =>
  PACES.filter(({ value }) => !kind.urgent || value === "at_once" || value === "off");

/** What became of a notice, and when. */
export function outcomeWords({ outcome, settledAt, waitsUntil }: ToldNotice, zone: string, now: Date): string {
  if (outcome === "sent") return `Sent ${dayWords(settledAt ?? now, zone, now)}`;
  if (outcome === "withdrawn") return "Not sent: it was taken back";
  if (outcome === "untrue") return "Not sent: you had seen it, or it had changed";
  if (outcome === "off") return "Not sent: you switched it off";
  if (outcome === "unreachable") return "Not sent: there was no address to send it to";
  if (waitsUntil && waitsUntil > now) return `Waits until ${momentWords(waitsUntil, zone, now).replace(/^To/, "to")}`;
  return "Is being sent";
}

/** Minutes after midnight as a clock shows them, and back. */
export const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
export function minutesOf(clock: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
