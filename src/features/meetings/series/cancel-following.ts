import type { Log } from "../../../activity/log.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { CancelRefusal } from "../cancel-meeting.ts";
import { lockLoop, lockMeeting, type OfLoop } from "../loop-for-meeting.ts";
import { callOff } from "../move-meeting.ts";
import { followingIn } from "./following.ts";

export type CancelledFollowing = { cancelled: number } | { refused: CancelRefusal | "no_series" };

/** Calls off a meeting of a series and all of it that follow. Those that are called off already stay so. */
export async function cancelFollowing(
  log: Log,
  change: OfLoop & { meeting: string; by: ParticipantId },
): Promise<CancelledFollowing> {
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, change))) return { refused: "loop_closed" };
    const present = await lockMeeting(tx, change, change.meeting);
    if (!present) return { refused: "no_such_meeting" };
    if (present.status === "held") return { refused: "meeting_already_held" };
    if (!present.series_id) return { refused: "no_series" };
    const all = await followingIn(tx, change, present.series_id, present.starts_at);
    for (const one of all) await callOff(log, tx, { ...change, meeting: one.meeting_id }, one);
    return { cancelled: all.length };
  });
}
