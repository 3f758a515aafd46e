import type { Activity } from "./activity.ts";
import type { LoopState } from "./world.ts";

/** What a loop has to remember of its meetings: which are to come, held or cancelled, and an unanswered proposal. */
export function followMeeting(loop: LoopState, activity: Activity): void {
  if (!activity.kind.startsWith("meeting.")) return;
  const id = activity.meeting as string;
  const times = {
    ...(activity.startsAt === undefined ? {} : { startsAt: activity.startsAt }),
    ...(activity.endsAt === undefined ? {} : { endsAt: activity.endsAt }),
  };
  switch (activity.kind) {
    case "meeting.proposed":
      loop.proposal = { by: activity.actor ?? null, at: activity.occurredAt };
      break;
    case "meeting.arranged":
    case "meeting.rescheduled":
      loop.meetings[id] = { state: "arranged", ...times };
      loop.proposal = null;
      break;
    case "meeting.cancelled":
      loop.meetings[id] = { state: "cancelled" };
      break;
    case "meeting.held":
      loop.meetings[id] = { state: "held" };
      loop.proposal = null;
      break;
  }
}

/** The next meeting that is arranged and not over at this moment. */
export function nextMeeting(loop: LoopState, asOf: number): { startsAt: number } | null {
  let next: number | null = null;
  for (const meeting of Object.values(loop.meetings)) {
    if (meeting.state !== "arranged" || meeting.startsAt === undefined) continue;
    if ((meeting.endsAt ?? meeting.startsAt) <= asOf) continue;
    if (next === null || meeting.startsAt < next) next = meeting.startsAt;
  }
  return next === null ? null : { startsAt: next };
}
