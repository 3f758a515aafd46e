import { names } from "../access/names.ts";
import { dayWords, onMoment } from "../time/day-words.ts";

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
  if (facts.until !== null) return `Your meeting is ${onMoment(new Date(facts.until), zone, asOf)}.`;
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
  if (facts.until !== null) return `Their meeting is ${onMoment(new Date(facts.until), zone, asOf)}.`;
  if (facts.partners.length === 0) return `${name} is waiting to be matched.`;
  return "Nobody’s turn right now.";
}

function since({ since: at, zone, asOf }: TurnFacts): string {
  return at == null ? "" : ` since ${dayWords(new Date(at), zone, asOf)}`;
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, "");
