import type { Log } from "../../activity/log.ts";
import { resumeDueLoops } from "./life/clock.ts";
import { settleLeftBehind } from "./life/left-behind.ts";

/** What the clock does with loops: pauses end on their day, and nobody stays alone in a loop of two. */
export async function runLoopClock(log: Log): Promise<void> {
  const done = await Promise.allSettled([resumeDueLoops(log), settleLeftBehind(log)]);
  for (const one of done) if (one.status === "rejected") throw one.reason;
}
