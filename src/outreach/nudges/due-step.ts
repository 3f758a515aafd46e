/** What was sent to somebody for this stay at the milestone. */
export type SentStep = { step: number; at: Date };

export type Stay = {
  /** Whole days at the milestone, pauses left out; null when they are not counted (paused, completed). */
  days: number | null;
  /** Can they do something now? A nudge goes to whoever's turn it is. */
  theirTurn: boolean;
  /** When they last did anything here, or null. */
  lastActiveAt: Date | null;
};

/**
 * Which of the steps of a nudge (its days, rising) is due to somebody now and was not sent, or null. Only the latest one
 * that has come: whoever has been there for 20 days when the nudge is switched on, or after a missed run, gets one message
 * and not three. Who has done something since the last message has answered, and is left in peace for this stay.
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
