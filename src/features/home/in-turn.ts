import type { Card } from "./read-home.ts";

/** A participant's loops in the order in which they ask for something. */
export type InTurn = { mine: Card[]; theirs: Card[]; rest: Card[] };

/**
 * Whose turn it is: first where the viewer can go on (somebody who wrote or asks before steps of one's own, those that can
 * wait only for them before those where either can, and the longest waiting first), then where somebody else is to, then where nobody has to do anything now.
 */
export function inTurn(cards: readonly Card[]): InTurn {
  const groups: InTurn = { mine: [], theirs: [], rest: [] };
  for (const card of cards) groups[groupOf(card)].push(card);
  groups.mine.sort(
    (a, b) => called(b) - called(a) || Number(isShared(a)) - Number(isShared(b)) || waited(a) - waited(b),
  );
  groups.theirs.sort((a, b) => unread(b) - unread(a) || waited(a) - waited(b));
  groups.rest.sort((a, b) => unread(b) - unread(a) || nextMeeting(a) - nextMeeting(b));
  return groups;
}

function groupOf({ paused, why, news }: Card): keyof InTurn {
  if (news.ask) return "mine";
  if (paused || !why || why.completedAt !== null) return "rest";
  if (why.turn === "me" || why.turn === "either") return "mine";
  return why.turn === "partner" ? "theirs" : "rest";
}

const isShared = (card: Card) => card.why?.turn === "either";
const waited = (card: Card) => card.since?.getTime() ?? 0;
const unread = (card: Card) => Number((card.news.unread ?? 0) > 0);
/** A person waits for an answer. */
const called = (card: Card) => Number(card.news.ask !== undefined || unread(card) > 0);
const nextMeeting = (card: Card) => card.news.meeting?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER;
