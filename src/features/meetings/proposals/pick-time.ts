import type { Log } from "../../../activity/log.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Tx } from "../../../store/store.ts";
import { insertMeetings } from "../insert-meetings.ts";
import { lockLoop, meetingsDuring, type OfLoop } from "../loop-for-meeting.ts";
import { settleProposal } from "./open-proposal.ts";
import "../meetings.tables.ts";
import "./proposals.tables.ts";

/** `time`: one of the proposal's, as it was written there. */
export type Pick = OfLoop & { proposal: string; time: string; by: ParticipantId };
export type PickRefusal =
  | "no_such_proposal"
  | "proposal_settled"
  | "own_proposal"
  | "no_such_time"
  | "in_the_past"
  | "meeting_overlaps"
  | "loop_closed";
export type Picked = { meeting: string; minutes: number } | { refused: PickRefusal };

/** Picks one of the times that somebody else proposed: the meeting is arranged. The same pick again is the same meeting. */
export async function pickTime(log: Log, pick: Pick): Promise<Picked> {
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, pick))) return { refused: "loop_closed" };
    const proposal = await tx
      .selectFrom("meeting_proposal")
      .where("program_id", "=", pick.programId)
      .where("loop_id", "=", pick.loopId)
      .where("proposal_id", "=", pick.proposal)
      .selectAll()
      .executeTakeFirst();
    if (!proposal) return { refused: "no_such_proposal" };
    if (proposal.proposed_by === pick.by) return { refused: "own_proposal" };
    if (!proposal.times.includes(pick.time)) return { refused: "no_such_time" };
    const startsAt = new Date(pick.time);
    const picked = { meeting: pick.proposal, minutes: proposal.minutes };
    if (proposal.status === "picked" && (await isArranged(tx, pick, startsAt))) return picked;
    if (proposal.status !== "open") return { refused: "proposal_settled" };
    if (startsAt <= log.now()) return { refused: "in_the_past" };
    const time = { startsAt, endsAt: new Date(+startsAt + proposal.minutes * 60_000) };
    if ((await meetingsDuring(tx, pick, time)).length > 0) return { refused: "meeting_overlaps" };
    await settleProposal(tx, pick, pick.proposal, "picked", log.now());
    await insertMeetings(log, tx, pick, [{ meeting: pick.proposal, ...time, place: proposal.place }]);
    return picked;
  });
}

async function isArranged(tx: Tx, { programId, loopId, proposal }: Pick, startsAt: Date): Promise<boolean> {
  const meeting = await tx
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "=", proposal)
    .where("status", "=", "arranged")
    .where("starts_at", "=", startsAt)
    .select("meeting_id")
    .executeTakeFirst();
  return meeting !== undefined;
}
