import { z } from "zod";
import { isTimeZone, timeZones } from "../../../time/time-zone.ts";

/** A cell that was understood, or the words for what is wrong with it. */
export type Checked<T> = { value: T } | { wrong: string };

const Email = z.email().max(254);
const FORMULA = /^[=+@-]/;

/** Cells as people mean them: no invisible signs, accents in one piece, single spaces, none at the ends. */
export const clean = (cell: string) =>
  cell
    .normalize("NFC")
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** A value as it can be quoted in a sentence: at most 40 signs. */
export const quoted = (text: string) => {
  const signs = [...text.toWellFormed().replace(/\p{Cc}/gu, "�")];
  return `“${signs.length > 40 ? `${signs.slice(0, 40).join("")}…` : signs.join("")}”`;
};

/** A name of at most 120 letters; neither an address nor a number nor a formula. */
export function checkName(name: string): Checked<string> {
  if (name === "") return { wrong: "The name is missing." };
  const wrong = unreadable(name) ?? formula(name, "name");
  if (wrong) return { wrong };
  if (name.length > 120) return { wrong: `The name is ${name.length} letters long; at most 120 fit.` };
  if (/\S@\S/.test(name)) return { wrong: `The name ${quoted(name)} is an email address. Are two columns swapped?` };
  if (!/\p{L}/u.test(name)) return { wrong: `The name ${quoted(name)} has no letters. Is it in another column?` };
  return { value: name };
}

/** An address that mail can go to; a `mailto:` before it, as spreadsheets copy it, is taken off. */
export function checkEmail(cell: string): Checked<string> {
  const email = cell.replace(/^mailto:/i, "");
  if (email === "") return { wrong: "The email address is missing. It tells people apart." };
  const wrong = unreadable(email);
  if (wrong) return { wrong };
  if (/[,;\s]/.test(email) && email.split("@").length > 2) {
    return { wrong: "There are several email addresses. Keep one." };
  }
  if (!Email.safeParse(email).success) {
    return { wrong: `${quoted(email)} is not an email address. Write it as in lena@example.org.` };
  }
  return { value: email };
}

/** Up to 20 tags, between commas, semicolons or bars, each at most 80 letters long. */
export function checkTags(cells: string[]): Checked<string[]> {
  const tags = [...new Set(cells.flatMap((cell) => cell.split(/[,;|]/)).map(clean))].filter(
    (tag) => tag && tag !== "-",
  );
  for (const tag of tags) {
    const wrong = unreadable(tag) ?? formula(tag, "tag");
    if (wrong) return { wrong };
    if (tag.length > 80) return { wrong: `The tag ${quoted(tag)} is longer than 80 letters.` };
  }
  return tags.length > 20 ? { wrong: `There are ${tags.length} tags; at most 20 fit.` } : { value: tags };
}

/** The name of a cohort, at most 80 letters long; nothing for an empty cell. */
export function checkCohort(cell: string): Checked<string | null> {
  if (cell === "" || cell === "-") return { value: null };
  const wrong = unreadable(cell) ?? formula(cell, "cohort");
  if (wrong) return { wrong };
  return cell.length > 80 ? { wrong: `The cohort ${quoted(cell)} is longer than 80 letters.` } : { value: cell };
}

/** The name of a time zone in its own spelling; nothing for an empty cell. */
export function checkTimeZone(cell: string): Checked<string | null> {
  if (cell === "") return { value: null };
  const name = cell.replaceAll(" ", "_");
  const known = zonesByName().get(name.toLowerCase());
  if (known) return { value: known };
  if (/^[A-Za-z][\w/+-]*$/.test(name) && isTimeZone(name)) return { value: name };
  const meant = zonesByCity().get(name.toLowerCase());
  return { wrong: `${quoted(cell)} is not a time zone. Write it as in ${meant ?? "Europe/Lisbon"}.` };
}

function unreadable(text: string): string | null {
  if (text.includes("\ufffd"))
    return `A letter is damaged in ${quoted(text)}. Save the file as UTF-8, or type it again.`;
  return /\p{Cc}/u.test(text) ? `There is a sign that cannot be read in ${quoted(text)}. Type it again.` : null;
}

/** What begins like a formula would be one as soon as somebody opens an export in a spreadsheet. */
const formula = (text: string, what: string) =>
  FORMULA.test(text) ? `The ${what} ${quoted(text)} begins like a formula. Write it plainly.` : null;

let byName: Map<string, string> | undefined;
function zonesByName(): Map<string, string> {
  byName ??= new Map(timeZones().map((zone) => [zone.toLowerCase(), zone]));
  return byName;
}

let byCity: Map<string, string> | undefined;
function zonesByCity(): Map<string, string> {
  byCity ??= new Map(timeZones().map((zone) => [zone.split("/").at(-1)?.toLowerCase() ?? "", zone]));
  return byCity;
}
