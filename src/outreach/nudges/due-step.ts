/** What was sent to somebody for this stay at the milestone. */
export type SentStep = { step: number; at: Date };

/** Somebody at the milestone of a nudge, now. */
export type Stay = {
  /** Whole days at the milestone, pauses left out; null when they are not counted (paused, completed). */
  days: number | null;
  /** Can they do something now? A nudge goes to whoever's turn it is. */
  theirTurn: boolean;
  /** When they last did anything here, or null. */
  lastActiveAt: Date | null;
};

/**
 * Which step of a nudge is due to somebody now and was not sent; null when none is. `daysOfSteps` rise. Only the latest step
 * that has come is due: whoever has been there for 20 days when the nudge is switched on, or after missed runs, gets one
 * message and not three. Whoever has done something since the last message has answered, and gets no more in this stay.
 */
export function dueStep(daysOfSteps: readonly number[], stay: Stay, sent: readonly SentStep[]): number | null {
  if (stay.days === null || !stay.theirTurn) return null;
  const days = stay.days;
  const step = daysOfSteps.findLastIndex((one) => days >= one);
  if (step < 0 || sent.some((one) => one.step >= step)) return null;
  const last = Math.max(...sent.map((one) => one.at.getTime()));
  if (stay.lastActiveAt && sent.length > 0 && stay.lastActiveAt.getTime() > last) return null;
  return step;
}
