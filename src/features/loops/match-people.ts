import type { Log } from "../../activity/log.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import { type Full, mentorWithoutPlace } from "./capacity.ts";
import { type NewLoop, openLoopIn } from "./open-loop.ts";

/**
 * Opens a loop of two, unless its mentor has no place left; `anyway`: the coordinator has seen that and wants it still.
 * Two matches at once with one mentor wait for each other, so the last place is given once.
 */
export async function matchPeople(
  log: Log,
  tx: Tx,
  wanted: NewLoop & { anyway?: boolean },
): Promise<LoopId | { refused: "mentor_at_capacity"; full: Full }> {
  const mentors = wanted.members.filter((member) => member.role === "mentor").map((member) => member.participant);
  const full = await mentorWithoutPlace(tx, wanted.programId, { mentors });
  if (full && !wanted.anyway) return { refused: "mentor_at_capacity", full };
  return openLoopIn(log, tx, wanted);
}
