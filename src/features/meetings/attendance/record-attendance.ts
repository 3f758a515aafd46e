import type { Log } from "../../../activity/log.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { lockLoop, lockMeeting, type OfLoop } from "../loop-for-meeting.ts";
import { membersOf } from "../loop-members.ts";
import { heldActivity } from "./held-activity.ts";

export type Attendance = OfLoop & { meeting: string; by: ParticipantId; attendees: readonly string[] };
export type AttendanceRefusal = "no_such_meeting" | "not_held" | "nobody_there" | "not_a_member" | "loop_closed";
export type RecordedAttendance = { meeting: string; changed: boolean } | { refused: AttendanceRefusal };

/**
 * Says who was there: the meeting counts for them alone. What the log held of it before is retracted and recorded anew,
 * when it was. The same people again change nothing.
 */
export async function recordAttendance(log: Log, said: Attendance): Promise<RecordedAttendance> {
  const { meeting, by, programId, loopId } = said;
  const wanted = [...new Set(said.attendees)].sort();
  if (wanted.length === 0) return { refused: "nobody_there" };
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, said))) return { refused: "loop_closed" };
    const members = (await membersOf(tx, said)).map((member) => member.id);
    const attendees = members.filter((id) => wanted.includes(id)).sort();
    if (attendees.length < wanted.length) return { refused: "not_a_member" };
    const present = await lockMeeting(tx, said, meeting);
    if (!present) return { refused: "no_such_meeting" };
    const held = present.status === "held" ? await heldActivity(tx, said, meeting) : undefined;
    if (!held) return { refused: "not_held" };
    const before = [...(present.attendees ?? members)].sort();
    if (`${before}` === `${attendees}`) return { meeting, changed: false };
    await tx
      .updateTable("meeting")
      .set({ attendees: JSON.stringify(attendees) })
      .where("program_id", "=", programId)
      .where("loop_id", "=", loopId)
      .where("meeting_id", "=", meeting)
      .execute();
    await log.record(
      tx,
      programId,
      { kind: "activity.retracted", actor: by, of: held.id, reason: "Who was there was corrected." },
      {
        kind: "meeting.held",
        loop: loopId,
        actor: by,
        meeting,
        attendees,
        startsAt: +present.starts_at,
        endsAt: +present.ends_at,
        occurredAt: +held.occurred_at,
        ...(present.elsewhere ? { elsewhere: true } : {}),
      },
    );
    return { meeting, changed: true };
  });
}
