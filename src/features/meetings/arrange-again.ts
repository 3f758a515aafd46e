import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import { insertMeetings } from "./insert-meetings.ts";
import { lockLoop, lockMeeting, meetingsDuring, type OfLoop } from "./loop-for-meeting.ts";
import { overtakeProposal } from "./proposals/open-proposal.ts";

export type AgainRefusal = "no_such_meeting" | "not_called_off" | "in_the_past" | "meeting_overlaps" | "loop_closed";
export type ArrangedAgain = { meeting: string } | { refused: AgainRefusal };

/**
 * Takes the calling off of a meeting back, while its time is still to come. To the log, where that is final, it is a
 * new meeting at the same time and place; to calendars it is the next version of the old one. A second call is nothing.
 */
export async function arrangeAgain(
  log: Log,
  change: OfLoop & { meeting: string; by: ParticipantId },
): Promise<ArrangedAgain> {
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, change))) return { refused: "loop_closed" };
    const off = await lockMeeting(tx, change, change.meeting);
    if (!off) return { refused: "no_such_meeting" };
    const uid = off.calendar_uid ?? change.meeting;
    const back = await broughtBack(tx, change, uid);
    if (back) return { meeting: back.meeting_id };
    if (off.status !== "cancelled") return { refused: "not_called_off" };
    if (off.starts_at <= log.now()) return { refused: "in_the_past" };
    const time = { startsAt: off.starts_at, endsAt: off.ends_at };
    if ((await meetingsDuring(tx, change, time)).length > 0) return { refused: "meeting_overlaps" };
    await overtakeProposal(tx, change, log.now());
    const meeting = uuidv7();
    const { place, agenda, series_id: series } = off;
    const again = { uid, sequence: off.sequence + 1 };
    await insertMeetings(log, tx, change, [{ meeting, ...time, place, agenda, series, again }]);
    return { meeting };
  });
}

async function broughtBack(tx: Tx, { programId, loopId, meeting }: OfLoop & { meeting: string }, uid: string) {
  return tx
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("calendar_uid", "=", uid)
    .where("meeting_id", "<>", meeting)
    .where("status", "=", "arranged")
    .select("meeting_id")
    .executeTakeFirst();
}
