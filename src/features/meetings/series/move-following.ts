import type { Log } from "../../../activity/log.ts";
import { wallOf } from "../../../time/zoned-time.ts";
import type { NewMeeting } from "../arrange-meeting.ts";
import { dayAfter } from "../availability/week.ts";
import { lockLoop, lockMeeting, meetingsDuring } from "../loop-for-meeting.ts";
import { meetingTime, placeText } from "../meeting-time.ts";
import { moveMeeting } from "../move-meeting.ts";
import type { RescheduleRefusal } from "../reschedule-meeting.ts";
import { followingIn } from "./following.ts";

export type MovedFollowing = { moved: number } | { refused: RescheduleRefusal | "no_series"; at?: Date };

const DAY = 86_400_000;

/**
 * Moves a meeting of a series, and all of it that follow by as many days, to the same time on the wall; all or none.
 * Those that are then and there already are left alone.
 */
export async function moveFollowing(log: Log, wanted: NewMeeting & { meeting: string }): Promise<MovedFollowing> {
  const now = log.now();
  const time = meetingTime(wanted, now);
  if ("refused" in time) return time;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, wanted))) return { refused: "loop_closed" };
    const present = await lockMeeting(tx, wanted, wanted.meeting);
    if (!present) return { refused: "no_such_meeting" };
    if (present.status === "cancelled") return { refused: "meeting_cancelled" };
    if (present.status === "held" || present.ends_at <= now) return { refused: "meeting_already_held" };
    if (!present.series_id) return { refused: "no_series" };
    const all = await followingIn(tx, wanted, present.series_id, present.starts_at);
    const moving = new Set(all.map((one) => one.meeting_id));
    const place = placeText(wanted.place);
    const to = wallOf(time.startsAt, wanted.zone);
    const days = (Date.parse(to.slice(0, 10)) - Date.parse(wallOf(present.starts_at, wanted.zone).slice(0, 10))) / DAY;
    const planned: { one: (typeof all)[number]; startsAt: Date; endsAt: Date }[] = [];
    for (const one of all) {
      const start = `${dayAfter(wallOf(one.starts_at, wanted.zone).slice(0, 10), days)}${to.slice(10)}`;
      const next = one.meeting_id === wanted.meeting ? time : meetingTime({ ...wanted, start }, now);
      if ("refused" in next) return next;
      const others = await meetingsDuring(tx, wanted, next);
      if (others.some((other) => !moving.has(other.meeting_id)))
        return { refused: "meeting_overlaps", at: next.startsAt };
      planned.push({ one, ...next });
    }
    let moved = 0;
    for (const { one, startsAt, endsAt } of planned) {
      if (+one.starts_at === +startsAt && +one.ends_at === +endsAt && one.place === place) continue;
      await moveMeeting(log, tx, { ...wanted, meeting: one.meeting_id }, one, { startsAt, endsAt, place });
      moved++;
    }
    return { moved };
  });
}
