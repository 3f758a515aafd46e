/**
 * What members are asked, each once in a loop: after their first meeting; 30 days after they were matched and every 60
 * days from then on (`check-in-1`, `check-in-2`, …); when the loop is closed.
 */
export type Question = "first-meeting" | `check-in-${number}` | "closing";

/** One member of one loop, as far as it matters for asking. */
export type Membership = {
  matchedAt: Date;
  /** The first meeting that they attended: when it was, and when the log heard of it. */
  firstMeeting: { heldAt: Date; heardAt: Date } | null;
  loop: "open" | "paused" | "closed";
  closedAt: Date | null;
  /** In the loop and in the program. */
  present: boolean;
  asked: ReadonlySet<string>;
};

const DAY = 86_400_000;
export const FIRST_CHECK_IN = 30 * DAY;
export const BETWEEN_CHECK_INS = 60 * DAY;
/** A first meeting or an ending that lies further back is not asked about any more: a log was brought along. */
export const STALE_AFTER = 30 * DAY;

/**
 * What is to be asked now, or null. Of several that came due while nobody looked, only the newest is asked: what was
 * missed is not lost, and nobody gets two at once. Nothing is asked in a paused loop (it waits until the pause is over)
 * nor of those who left.
 */
export function dueQuestion(member: Membership, asOf: Date): Question | null {
  if (!member.present || member.loop === "paused") return null;
  const due = member.loop === "closed" ? closing(member, asOf) : newest(member, asOf);
  return due === null || member.asked.has(due) ? null : due;
}

function closing({ closedAt }: Membership, asOf: Date): Question | null {
  return closedAt && isFresh(closedAt, asOf) ? "closing" : null;
}

function newest({ matchedAt, firstMeeting: met }: Membership, asOf: Date): Question | null {
  const number = Math.floor((asOf.getTime() - matchedAt.getTime() - FIRST_CHECK_IN) / BETWEEN_CHECK_INS) + 1;
  const checkIn = number < 1 ? null : checkInDue(matchedAt, number);
  const metLately = met && isFresh(met.heldAt, asOf) && met.heardAt <= asOf;
  if (metLately && (checkIn === null || met.heardAt.getTime() >= checkIn)) return "first-meeting";
  return checkIn === null ? null : `check-in-${number}`;
}

const checkInDue = (matchedAt: Date, number: number) =>
  matchedAt.getTime() + FIRST_CHECK_IN + (number - 1) * BETWEEN_CHECK_INS;

const isFresh = (at: Date, asOf: Date) => at <= asOf && asOf.getTime() - at.getTime() <= STALE_AFTER;

/** The question as it is put, on the page and in the mail. */
export function questionWords(question: string | null, partners: string): string {
  if (question === "first-meeting") return `You and ${partners} have met for the first time. How was it?`;
  if (question === "closing") return `Your loop with ${partners} has ended. How was it, all in all?`;
  if (question === "check-in-1") return `You and ${partners} have been together for a month. How is it going?`;
  return `How is it going with ${partners}?`;
}

export const RATINGS = ["not good", "could be better", "all right", "good", "very good"] as const;

/** Said beside the form, before anything is written. */
export const WHO_SEES = "Your coordinator sees this, number and words. Your partner does not.";
