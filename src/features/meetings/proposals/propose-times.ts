import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../../activity/log.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { lockLoop, meetingsDuring, type OfLoop } from "../loop-for-meeting.ts";
import { meetingTime, placeText, type TimeRefusal } from "../meeting-time.ts";
import { tellProposed } from "../tell-plans.ts";
import { openProposal, settleProposal } from "./open-proposal.ts";
import "./proposals.tables.ts";
import { withdrawOpen } from "./withdraw-proposal.ts";

export const TIMES_MAX = 5;
/** `times`: as typed on the wall of `zone`, or moments as we wrote them. */
export type WantedProposal = OfLoop & {
  by: ParticipantId;
  zone: string;
  times: readonly string[];
  minutes: number;
  place?: string | undefined;
};
export type ProposeRefusal = TimeRefusal | "no_times" | "too_many_times" | "meeting_overlaps" | "loop_closed";
/** `which`: the time that cannot be, by its place in the list. */
export type Proposed = { proposal: string } | { refused: ProposeRefusal; which?: number };

/**
 * Proposes up to five times for a meeting, for the others to pick one. One proposal waits at a time: times proposed by
 * somebody else are answered by these, one's own earlier ones are withdrawn. The same again is the same proposal.
 */
export async function proposeTimes(log: Log, wanted: WantedProposal): Promise<Proposed> {
  const now = log.now();
  if (wanted.times.length === 0) return { refused: "no_times" };
  const spans: { startsAt: Date; endsAt: Date }[] = [];
  for (const [which, start] of wanted.times.entries()) {
    const time = meetingTime({ ...wanted, start }, now);
    if ("refused" in time) return { ...time, which };
    spans.push(time);
  }
  const times = [...new Set(spans.map(({ startsAt }) => startsAt.toISOString()))].sort();
  if (times.length > TIMES_MAX) return { refused: "too_many_times" };
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, wanted))) return { refused: "loop_closed" };
    for (const [which, span] of spans.entries()) {
      if ((await meetingsDuring(tx, wanted, span)).length > 0) return { refused: "meeting_overlaps", which };
    }
    const before = await openProposal(tx, wanted);
    const place = placeText(wanted.place);
    if (before?.proposed_by === wanted.by) {
      const same = before.minutes === wanted.minutes && before.place === place && `${before.times}` === `${times}`;
      if (same) return { proposal: before.proposal_id };
      await withdrawOpen(log, tx, wanted);
    }
    const answered = await openProposal(tx, wanted);
    if (answered) await settleProposal(tx, wanted, answered.proposal_id, "answered", now);
    const [proposal, activity] = [uuidv7(), uuidv7()];
    await tx
      .insertInto("meeting_proposal")
      .values({
        program_id: wanted.programId,
        loop_id: wanted.loopId,
        proposal_id: proposal,
        proposed_by: wanted.by,
        status: "open",
        times: JSON.stringify(times),
        minutes: wanted.minutes,
        place,
        answers: answered?.proposal_id ?? null,
        activity_id: activity,
        created_at: now,
        settled_at: null,
      })
      .execute();
    const first = Date.parse(times[0] as string);
    await log.record(tx, wanted.programId, {
      id: activity,
      kind: "meeting.proposed",
      loop: wanted.loopId,
      actor: wanted.by,
      meeting: proposal,
      startsAt: first,
      endsAt: first + wanted.minutes * 60_000,
    });
    await tellProposed(tx, wanted, proposal, now);
    return { proposal };
  });
}
