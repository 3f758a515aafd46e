import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { toldRows } from "../../notices/tell.ts";
import { arranged, meetingRows, versionsOf } from "./insert-meetings.ts";
import type { OfLoop } from "./loop-for-meeting.ts";
import { meetingTime, placeText, type TimeRefusal, type WantedTime } from "./meeting-time.ts";
import { type PlansNow, plansNow } from "./plans-now.ts";
import { overtaken } from "./proposals/open-proposal.ts";
import { plansTold } from "./tell-plans.ts";

export type NewMeeting = OfLoop & WantedTime & { place?: string | undefined; by: ParticipantId };
export type ArrangeRefusal = TimeRefusal | "meeting_overlaps" | "loop_closed";
export type ArrangedMeeting = { meeting: string } | { refused: ArrangeRefusal };

/** Arranges a meeting of the loop at a time to come. The same time again is the same meeting. Times that wait to be picked are answered by it. */
export async function arrangeMeeting(log: Log, wanted: NewMeeting): Promise<ArrangedMeeting> {
  const now = log.now();
  const time = meetingTime(wanted, now);
  if ("refused" in time) return time;
  return log.store.transaction(async (tx) => {
    const held = await log.hold<PlansNow>(tx, wanted.programId, {
      loop: wanted.loopId,
      actor: wanted.by,
      ask: plansNow(wanted, time),
    });
    if (!held || held.status === "closed") return { refused: "loop_closed" };
    const { during, proposal, members } = held.answer;
    const same = during?.find((other) => other.same);
    if (same) return { meeting: same.meeting };
    if (during) return { refused: "meeting_overlaps" };
    const planned = { meeting: uuidv7(), ...time, place: placeText(wanted.place) };
    await held.record(arranged(wanted, planned), [
      meetingRows(wanted, [planned], now),
      ...toldRows(wanted.programId, plansTold(wanted, members ?? [], versionsOf([planned], now), now)),
      ...(proposal ? [overtaken(wanted, proposal, now)] : []),
    ]);
    return { meeting: planned.meeting };
  });
}
