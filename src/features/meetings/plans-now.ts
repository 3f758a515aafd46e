import type { ParticipantId } from "../../milestones/ids.ts";
import type { Filled } from "../../store/together.ts";
import type { OfLoop } from "./loop-for-meeting.ts";

export type PlansNow = {
  /** Arranged meetings that share a minute with that time, and whether it is the very same. */
  during: { meeting: string; same: boolean }[] | null;
  /** The proposal that waits for an answer. */
  proposal: string | null;
  members: ParticipantId[] | null;
};

/** What whoever plans has to know once the loop is theirs, so that two meetings cannot slip into one hour. */
export const plansNow = (of: OfLoop, time: { startsAt: Date; endsAt: Date }): Filled => ({
  piece: { name: "plans_now", text: "plans_now($1, $2, $3::timestamptz, $4::timestamptz)" },
  values: [of.programId, of.loopId, time.startsAt, time.endsAt],
});
