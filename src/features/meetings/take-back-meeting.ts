import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { heldActivity } from "./attendance/held-activity.ts";
import { lockLoop, lockMeeting, type OfLoop } from "./loop-for-meeting.ts";

export type TakeBackRefusal = "no_such_meeting" | "not_held" | "loop_closed";
export type TakenBack = { meeting: string; takenBack: boolean } | { refused: TakeBackRefusal };

/**
 * "We did not meet": a meeting that counts as held, because its time came or by a wrong tap, never was. The standings
 * are then what they would be without it. A second call changes nothing.
 */
export async function takeBackMeeting(
  log: Log,
  change: OfLoop & { meeting: string; by: ParticipantId },
): Promise<TakenBack> {
  const { meeting } = change;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, change))) return { refused: "loop_closed" };
    const present = await lockMeeting(tx, change, meeting);
    if (!present) return { refused: "no_such_meeting" };
    if (present.status === "arranged") return { refused: "not_held" };
    const held = present.status === "held" ? await heldActivity(tx, change, meeting) : undefined;
    if (!held) return { meeting, takenBack: false };
    await tx
      .updateTable("meeting")
      .set({ status: "cancelled" })
      .where("program_id", "=", change.programId)
      .where("loop_id", "=", change.loopId)
      .where("meeting_id", "=", meeting)
      .execute();
    await log.record(tx, change.programId, {
      kind: "activity.retracted",
      actor: change.by,
      of: held.id,
      reason: "We did not meet.",
    });
    return { meeting, takenBack: true };
  });
}
