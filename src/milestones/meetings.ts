import type { Activity } from "./activity.ts";
import type { LoopState, MeetingState } from "./world.ts";

/** What a loop has to remember of its meetings: which are to come, held or cancelled, and an unanswered proposal. */
export function followMeeting(loop: LoopState, activity: Activity): void {
  const id = activity.meeting as string;
  switch (activity.kind) {
    case "meeting.proposed":
      loop.proposal = { by: activity.actor ?? null, at: activity.occurredAt };
      break;
    case "meeting.arranged":
    case "meeting.rescheduled":
      loop.meetings[id] = arranged(activity);
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

function arranged({ startsAt, endsAt }: Activity): MeetingState {
  const meeting: MeetingState = { state: "arranged" };
  if (startsAt !== undefined) meeting.startsAt = startsAt;
  if (endsAt !== undefined) meeting.endsAt = endsAt;
  return meeting;
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
