import type { Log } from "../../activity/log.ts";
import type { Tx } from "../../store/store.ts";
import "../../activity/activity.tables.ts";
import type { Giver } from "./giver.ts";

/** One rating of some feedback: its first is revision 0, and each change of it the next. */
type Rating = { feedbackId: string; revision: number };

export const recordRating = (log: Log, tx: Tx, giver: Giver, { rating, ...of }: Rating & { rating: number }) =>
  log.record(tx, giver.program.programId, {
    id: activityId(of),
    kind: "feedback.given",
    loop: giver.loop.loopId,
    actor: giver.participant.participantId,
    rating,
  });

/** What was said in a closed loop has no activity; then there is none to take back. */
export async function takeBackRating(log: Log, tx: Tx, giver: Giver, rating: Rating) {
  const id = activityId(rating);
  const known = await tx
    .selectFrom("activity")
    .where("program_id", "=", giver.program.programId)
    .where("id", "=", id)
    .select("id")
    .executeTakeFirst();
  if (!known) return;
  await log.record(tx, giver.program.programId, {
    kind: "activity.retracted",
    actor: giver.participant.participantId,
    of: id,
    reason: "The rating was changed.",
  });
}

/** Once for each revision, so that the same one is never recorded twice. */
const activityId = ({ feedbackId, revision }: Rating) => `feedback-${feedbackId}-${revision}`;
