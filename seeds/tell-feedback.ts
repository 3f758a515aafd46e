import type { ProgramId } from "../src/access/program-id.ts";
import type { Log } from "../src/activity/log.ts";
import { askFeedback } from "../src/features/feedback/ask-feedback.ts";
import { giveFeedback } from "../src/features/feedback/give-feedback.ts";
import "../src/access/access.tables.ts";
import "../src/progress/progress.tables.ts";

const ANSWERS: readonly [rating: number, comment: string | null][] = [
  [5, null],
  [4, "We find the time, most weeks."],
  [4, null],
  [5, "I come out of each hour with one thing to try."],
  [4, null],
];

/** How often the members are asked, in days of the story, from the day on which the first pairs are matched. */
export const ASKING_DAYS: readonly number[] = Array.from({ length: 118 }, (_, index) => index - 117);

/**
 * A day's questions, and the answers to those of the days before: people who have thanked each other already answer,
 * those who are stuck let them lie, as people do.
 */
export async function tellFeedback(log: Log, programId: ProgramId): Promise<void> {
  const open = await log.store.db
    .selectFrom("feedback_request as r")
    .innerJoin("standing as s", (join) =>
      join
        .onRef("s.program_id", "=", "r.program_id")
        .onRef("s.loop_id", "=", "r.loop_id")
        .onRef("s.participant_id", "=", "r.participant_id"),
    )
    .where("r.program_id", "=", programId)
    .where("r.answered_at", "is", null)
    .where("s.closed", "=", false)
    .orderBy("r.asked_at")
    .orderBy("r.participant_id")
    .select(["r.loop_id", "r.participant_id", "r.question", "s.done"])
    .execute();
  for (const [index, one] of open.filter(({ done }) => done.includes("show-appreciation")).entries()) {
    const [rating, comment] = ANSWERS[(index + one.question.length) % ANSWERS.length] as [number, string | null];
    const giver = {
      program: { programId },
      loop: { loopId: one.loop_id },
      participant: { participantId: one.participant_id },
    };
    await giveFeedback(log, giver, { rating, comment, question: one.question });
  }
  await askFeedback(log);
}
