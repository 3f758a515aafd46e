import type { MemberViewer } from "../../../access/viewer.ts";
import type { Draft, Log } from "../../../activity/log.ts";
import type { ClosingReason } from "../../../progress/loop-reasons.ts";
import { refreshMembers } from "../../../progress/refresh-members.ts";
import type { Tx } from "../../../store/store.ts";
import { closeLoopIn, type LoopChange, lockedLoop, openClosing } from "../change-loop.ts";
import "./closing.tables.ts";

/** What a member says at the end of a loop. */
export type Ending = {
  reason: ClosingReason | null;
  /** Reason, comment and rating are for the coordinator. */
  comment: string | null;
  rating: number | null;
  /** For the others in the loop, and nobody else. */
  lastWord: string | null;
};
/** Keeps a rating where all of them are, for the coordinator. */
export type RateAtEnd = (
  tx: Tx,
  viewer: MemberViewer,
  said: { rating: number; comment: string | null },
) => Promise<unknown>;
export type Ended = { closed: boolean; kept: boolean };

/**
 * A member ends their loop, or answers the one who did: whoever comes first closes it, everybody's words are kept, once.
 * When both close it at the same moment, one of them closes and the other has answered.
 */
export async function endLoop(log: Log, viewer: MemberViewer, ending: Ending, rate?: RateAtEnd): Promise<Ended> {
  const me = viewer.participant.participantId;
  const change: LoopChange = {
    programId: viewer.program.programId,
    loopId: viewer.loop.loopId,
    by: me,
    reason: ending.reason ?? undefined,
  };
  return log.store.transaction(async (tx) => {
    // The log takes no rating in a closed loop, so one that is given now goes before the closing.
    const rating: Draft[] =
      ending.rating === null ? [] : [{ kind: "feedback.given", loop: change.loopId, actor: me, rating: ending.rating }];
    const closing = await closeLoopIn(log, tx, change, rating);
    const kept = await keepWord(tx, change, closing ?? (await closingOf(tx, change)), ending, log.now());
    if (kept && ending.rating !== null) await rate?.(tx, viewer, { rating: ending.rating, comment: ending.comment });
    // An answer is no activity, and still something for the others to see.
    if (kept && closing === null) await refreshMembers(log.store, tx, change.programId, change.loopId);
    return { closed: closing !== null, kept };
  });
}

/** The closing in force; one that came from outside has none yet. */
async function closingOf(tx: Tx, change: LoopChange): Promise<string> {
  const row = await tx
    .selectFrom("closing")
    .where("program_id", "=", change.programId)
    .where("loop_id", "=", change.loopId)
    .where("undone_at", "is", null)
    .select("closing_id")
    .executeTakeFirst();
  if (row) return row.closing_id;
  const loop = await lockedLoop(tx, change);
  const { programId, loopId } = change;
  return openClosing(tx, { programId, loopId, by: null, reason: loop?.reason ?? undefined }, loop?.closed_at as Date);
}

async function keepWord(tx: Tx, change: LoopChange, closing: string, ending: Ending, at: Date): Promise<boolean> {
  const kept = await tx
    .insertInto("closing_word")
    .values({
      program_id: change.programId,
      loop_id: change.loopId,
      closing_id: closing,
      participant_id: change.by as MemberViewer["participant"]["participantId"],
      reason: ending.reason,
      comment: ending.comment,
      rating: ending.rating,
      last_word: ending.lastWord,
      given_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(kept.numInsertedOrUpdatedRows ?? 0) > 0;
}
