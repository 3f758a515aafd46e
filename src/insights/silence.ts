import type { LoopKind, LoopStatus } from "../access/access.tables.ts";

const DAY = 86_400_000;
/** Nothing has happened in a loop for so long: its members are asked (ms). */
export const SILENT_AFTER = 30 * DAY;
/** Nobody has answered, and nothing has happened, for so long after that: the coordinator hears of it (ms). */
export const COORDINATOR_AFTER = 7 * DAY;

export type Silence = {
  status: LoopStatus;
  kind: LoopKind;
  /** When the last thing happened in the loop, its opening included. */
  lastAt: Date;
  /** A meeting is arranged that is still to come: that is waiting, not silence. */
  meetingAhead: boolean;
  /** The last question that was asked, if any. */
  question: { askedAt: Date; answeredAt: Date | null } | null;
};

/**
 * What is due in a quiet loop at `asOf`: to ask its members, or to tell the coordinator, or nothing. It never ends a
 * loop. Anything that happens, and any answer, is a sign of life and starts the time again. Pure.
 */
export function decideSilence({ status, lastAt, meetingAhead, question }: Silence, asOf: Date): "ask" | "tell" | null {
  if (status !== "open" || meetingAhead) return null;
  if (question && question.answeredAt === null && question.askedAt >= lastAt) {
    return asOf.getTime() - question.askedAt.getTime() >= COORDINATOR_AFTER ? "tell" : null;
  }
  const sign = Math.max(lastAt.getTime(), question?.answeredAt?.getTime() ?? 0);
  return asOf.getTime() - sign >= SILENT_AFTER ? "ask" : null;
}
