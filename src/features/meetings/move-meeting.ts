import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import type { OfLoop } from "./loop-for-meeting.ts";
import { INVITE_BEFORE_MS, nextVersion, tellCancelled, tellMoved } from "./tell-plans.ts";

/** What has to be known of a meeting to change it. */
export type PresentMeeting = {
  starts_at: Date;
  ends_at: Date;
  sequence: number;
  calendar_uid: string | null;
  invite_at: Date | null;
};
type Change = OfLoop & { meeting: string; by: ParticipantId };

/** Gives an arranged meeting another time or place, in a transaction that holds the loop's lock and has checked both. */
export async function moveMeeting(
  log: Log,
  tx: Tx,
  { programId, loopId, meeting, by }: Change,
  present: PresentMeeting,
  to: { startsAt: Date; endsAt: Date; place: string | null },
): Promise<void> {
  const inviteAt = inviteAfter(present, to.startsAt, log.now());
  const version = { ...nextVersion(meeting, present), startsAt: to.startsAt, inviteAt };
  await tx
    .updateTable("meeting")
    .set({
      starts_at: to.startsAt,
      ends_at: to.endsAt,
      place: to.place,
      sequence: version.sequence,
      invite_at: inviteAt,
      out_of_calendars: false,
    })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "=", meeting)
    .execute();
  await log.record(tx, programId, {
    kind: "meeting.rescheduled",
    loop: loopId,
    actor: by,
    meeting,
    startsAt: +to.startsAt,
    endsAt: +to.endsAt,
  });
  await tellMoved(tx, { programId, loopId }, version, log.now());
}

/** One that waits for its invitation goes on waiting, until two weeks before its new time. */
function inviteAfter({ invite_at: before }: PresentMeeting, startsAt: Date, now: Date): Date {
  if (!before || before <= now) return before ?? now;
  return new Date(Math.max(+now, +startsAt - INVITE_BEFORE_MS));
}

/** Calls an arranged meeting off, in a transaction that holds the loop's lock. */
export async function callOff(
  log: Log,
  tx: Tx,
  { programId, loopId, meeting, by }: Change,
  present: PresentMeeting,
): Promise<void> {
  const version = nextVersion(meeting, present);
  await tx
    .updateTable("meeting")
    .set({ status: "cancelled", sequence: version.sequence, cancelled_at: log.now() })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "=", meeting)
    .execute();
  await log.record(tx, programId, {
    kind: "meeting.cancelled",
    loop: loopId,
    actor: by,
    meeting,
    startsAt: +present.starts_at,
    endsAt: +present.ends_at,
  });
  await tellCancelled(tx, { programId, loopId }, version, log.now());
}
