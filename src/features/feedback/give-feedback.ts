import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../activity/log.ts";
import { withdraw } from "../../notices/tell.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./feedback.tables.ts";
import type { Giver } from "./giver.ts";
import { STALE_AFTER } from "./questions.ts";
import { recordRating, takeBackRating } from "./rating-in-log.ts";

export type NewFeedback = {
  rating: number;
  comment: string | null;
  /** Which question it answers; left out, the one that is open, or none. */
  question?: string;
};
export type GivenFeedback = { feedback: string; changed: boolean } | { refused: "not_a_member" | "loop_closed" };

/**
 * Says how the loop is going, 1 to 5. The writer and the coordinator see it; the partner does not. It answers all that
 * was asked and is open; answering once more changes the answer, and never takes words away. In a closed loop it is kept
 * without an activity, as a closed loop has no more of them. The same within a minute is one.
 */
export const giveFeedback = (log: Log, giver: Giver, given: NewFeedback): Promise<GivenFeedback> =>
  log.store.transaction((tx) => giveIn(log, tx, giver, given));

/** What is said on the page that ends a loop, in the transaction that ends it: it answers the question of the end. */
export const rateAtEnd =
  (log: Log) =>
  (tx: Tx, giver: Giver, said: Omit<NewFeedback, "question">): Promise<GivenFeedback> =>
    giveIn(log, tx, giver, { ...said, question: "closing" });

async function giveIn(log: Log, tx: Tx, giver: Giver, given: NewFeedback): Promise<GivenFeedback> {
  const member = await lockMember(tx, giver);
  if (!member) return { refused: "not_a_member" };
  const closed = member.status === "closed";
  const requests = await requestsOf(tx, giver);
  const newest = requests.findLast((one) => one.answered_at === null)?.question;
  const asked = given.question ?? (closed ? "closing" : newest) ?? null;
  const request = requests.find((one) => one.question === asked);
  const stale = !member.closed_at || log.now().getTime() - member.closed_at.getTime() > STALE_AFTER;
  if (closed && !request && stale) return { refused: "loop_closed" };
  const before = request?.feedback_id ?? (asked ? undefined : await sameFeedback(tx, giver, given, log.now()));
  if (before) return revise(log, tx, giver, before, given, closed);
  return answer(log, tx, giver, given, asked, closed);
}

async function answer(
  log: Log,
  tx: Tx,
  giver: Giver,
  { rating, comment }: NewFeedback,
  question: string | null,
  closed: boolean,
): Promise<GivenFeedback> {
  const feedbackId = uuidv7();
  // First the log, which locks the loop: a rating moves a mark on its writer (migration 0049), and all lock loops before that.
  if (!closed) await recordRating(log, tx, giver, { feedbackId, revision: 0, rating });
  await tx
    .insertInto("feedback")
    .values({
      ...loopOf(giver),
      feedback_id: feedbackId,
      author_id: giver.participant.participantId,
      rating,
      comment,
      given_at: log.now(),
      question,
    })
    .execute();
  await settleRequests(log, tx, giver, feedbackId, question);
  return { feedback: feedbackId, changed: true };
}

/** Another rating takes the activity of the first one back and records its own: the log says what holds. */
async function revise(
  log: Log,
  tx: Tx,
  giver: Giver,
  feedbackId: string,
  { rating, comment }: NewFeedback,
  closed: boolean,
): Promise<GivenFeedback> {
  const before = await tx
    .selectFrom("feedback")
    .where("program_id", "=", giver.program.programId)
    .where("loop_id", "=", giver.loop.loopId)
    .where("feedback_id", "=", feedbackId)
    .select(["rating", "comment", "revision"])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const words = comment ?? before.comment;
  if (before.rating === rating && words === before.comment) return { feedback: feedbackId, changed: false };
  const revision = before.rating === rating ? before.revision : before.revision + 1;
  if (revision !== before.revision && !closed) {
    await takeBackRating(log, tx, giver, { feedbackId, revision: before.revision });
    await recordRating(log, tx, giver, { feedbackId, revision, rating });
  }
  await tx
    .updateTable("feedback")
    .set({ rating, comment: words, revision })
    .where("program_id", "=", giver.program.programId)
    .where("loop_id", "=", giver.loop.loopId)
    .where("feedback_id", "=", feedbackId)
    .execute();
  return { feedback: feedbackId, changed: true };
}

const loopOf = ({ program, loop }: Giver) => ({ program_id: program.programId, loop_id: loop.loopId });

/** Makes whoever else answers for this member wait. Undefined: they are not in it, or not in the program any more. */
async function lockMember(tx: Tx, { program, participant, loop }: Giver) {
  return tx
    .selectFrom("loop_member as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.loop_id", "=", loop.loopId)
    .where("m.participant_id", "=", participant.participantId)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .select(["l.status", "l.closed_at"])
    .forNoKeyUpdate("m")
    .executeTakeFirst();
}

const requestsOf = (tx: Tx, { program, participant, loop }: Giver) =>
  tx
    .selectFrom("feedback_request")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("participant_id", "=", participant.participantId)
    .orderBy("asked_at")
    .select(["question", "answered_at", "feedback_id"])
    .execute();

async function sameFeedback(tx: Tx, giver: Giver, { rating, comment }: NewFeedback, now: Date) {
  const row = await tx
    .selectFrom("feedback")
    .where("program_id", "=", giver.program.programId)
    .where("loop_id", "=", giver.loop.loopId)
    .where("author_id", "=", giver.participant.participantId)
    .where("given_at", ">", new Date(now.getTime() - 60_000))
    .where("rating", "=", rating)
    .where("comment", comment === null ? "is" : "=", comment)
    .select("feedback_id")
    .executeTakeFirst();
  return row?.feedback_id;
}

/** All that is open is answered by it, and what the mails still wanted to ask is not asked any more. */
async function settleRequests(log: Log, tx: Tx, giver: Giver, feedbackId: string, question: string | null) {
  const { programId } = giver.program;
  const to = giver.participant.participantId;
  const at = log.now();
  if (question !== null) {
    await tx
      .insertInto("feedback_request")
      .values({ ...loopOf(giver), participant_id: to, question, asked_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tx
    .updateTable("feedback_request")
    .set({ answered_at: at, feedback_id: feedbackId })
    .where("program_id", "=", programId)
    .where("loop_id", "=", giver.loop.loopId)
    .where("participant_id", "=", to)
    .where("answered_at", "is", null)
    .execute();
  await withdraw(tx, programId, { kind: "feedback", to, about: giver.loop.loopId, at });
}
