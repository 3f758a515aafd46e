import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { lockLoop, lockMeeting, type OfLoop } from "./loop-for-meeting.ts";
import { callOff } from "./move-meeting.ts";

export type CancelRefusal = "no_such_meeting" | "meeting_already_held" | "loop_closed";
export type CancelledMeeting = { meeting: string; cancelled: boolean } | { refused: CancelRefusal };

/** Calls an arranged meeting off; it will not be held. A second call changes nothing. */
export async function cancelMeeting(
  log: Log,
  change: OfLoop & { meeting: string; by: ParticipantId },
): Promise<CancelledMeeting> {
  const { meeting } = change;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, change))) return { refused: "loop_closed" };
    const present = await lockMeeting(tx, change, meeting);
    if (!present) return { refused: "no_such_meeting" };
    if (present.status === "held") return { refused: "meeting_already_held" };
    if (present.status === "cancelled") return { meeting, cancelled: false };
    await callOff(log, tx, change, present);
    return { meeting, cancelled: true };
  });
}
