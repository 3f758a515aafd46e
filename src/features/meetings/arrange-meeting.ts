import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { lockLoop, meetingsDuring, type OfLoop } from "./loop-for-meeting.ts";
import { meetingTime, placeText, type TimeRefusal, type WantedTime } from "./meeting-time.ts";

export type NewMeeting = OfLoop & WantedTime & { place?: string | undefined; by: ParticipantId };
export type ArrangeRefusal = TimeRefusal | "meeting_overlaps" | "loop_closed";
export type ArrangedMeeting = { meeting: string } | { refused: ArrangeRefusal };

/** Arranges a meeting of the loop at a time to come. The same time again is the same meeting. */
export async function arrangeMeeting(log: Log, wanted: NewMeeting): Promise<ArrangedMeeting> {
  const now = log.now();
  const time = meetingTime(wanted, now);
  if ("refused" in time) return time;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, wanted))) return { refused: "loop_closed" };
    const others = await meetingsDuring(tx, wanted, time);
    const same = others.find((other) => +other.starts_at === +time.startsAt && +other.ends_at === +time.endsAt);
    if (same) return { meeting: same.meeting_id };
    if (others.length > 0) return { refused: "meeting_overlaps" };
    const meeting = uuidv7();
    await tx
      .insertInto("meeting")
      .values({
        program_id: wanted.programId,
        loop_id: wanted.loopId,
        meeting_id: meeting,
        status: "arranged",
        starts_at: time.startsAt,
        ends_at: time.endsAt,
        place: placeText(wanted.place),
        elsewhere: false,
        arranged_by: wanted.by,
        created_at: now,
      })
      .execute();
    await log.record(tx, wanted.programId, {
      kind: "meeting.arranged",
      loop: wanted.loopId,
      actor: wanted.by,
      meeting,
      startsAt: +time.startsAt,
      endsAt: +time.endsAt,
    });
    return { meeting };
  });
}
