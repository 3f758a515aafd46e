import type { Log } from "../../activity/log.ts";
import type { ArrangeRefusal, NewMeeting } from "./arrange-meeting.ts";
import { lockLoop, lockMeeting, meetingsDuring } from "./loop-for-meeting.ts";
import { meetingTime, placeText } from "./meeting-time.ts";
import { moveMeeting } from "./move-meeting.ts";

export type RescheduleRefusal = ArrangeRefusal | "no_such_meeting" | "meeting_cancelled" | "meeting_already_held";
export type RescheduledMeeting = { meeting: string; moved: boolean } | { refused: RescheduleRefusal };

/** Moves an arranged meeting to another time to come, or another place. The time it has already moves nothing. */
export async function rescheduleMeeting(
  log: Log,
  wanted: NewMeeting & { meeting: string },
): Promise<RescheduledMeeting> {
  const { meeting } = wanted;
  const now = log.now();
  const time = meetingTime(wanted, now);
  if ("refused" in time) return time;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, wanted))) return { refused: "loop_closed" };
    const present = await lockMeeting(tx, wanted, meeting);
    if (!present) return { refused: "no_such_meeting" };
    if (present.status === "cancelled") return { refused: "meeting_cancelled" };
    // Over, though the clock has not come by yet: it was held.
    if (present.status === "held" || present.ends_at <= now) return { refused: "meeting_already_held" };
    const place = placeText(wanted.place);
    const sameTime = +present.starts_at === +time.startsAt && +present.ends_at === +time.endsAt;
    if (sameTime && place === present.place) return { meeting, moved: false };
    const others = await meetingsDuring(tx, wanted, time);
    if (others.some((other) => other.meeting_id !== meeting)) return { refused: "meeting_overlaps" };
    await moveMeeting(log, tx, wanted, present, { ...time, place });
    return { meeting, moved: true };
  });
}
