import type { Activity } from "../../src/milestones/activity.ts";
import { advance } from "../../src/milestones/advance.ts";
import { compile } from "../../src/milestones/compile.ts";
import { defaultPathway } from "../../src/milestones/default-pathway.ts";
import type { LoopId } from "../../src/milestones/ids.ts";
import { emptyWorld, type LoopState } from "../../src/milestones/world.ts";
import { Digest } from "./happenings.ts";

const engine = compile(defaultPathway);

/** The engine as the product runs it: one activity after the other, folded into a world. */
export function theEngine() {
  const world = emptyWorld();
  return {
    feed(activities: readonly Activity[]): number {
      let passed = 0;
      for (const activity of activities) passed += advance(engine, world, activity).length;
      return passed;
    },
    digest(loopIds: readonly LoopId[]): string {
      const digest = new Digest();
      for (const id of loopIds) {
        for (const member of (world.loops.get(id) as LoopState).members) {
          digest.add(member.stage, member.enteredAt, member.completedAt);
        }
      }
      return digest.toString();
    },
  };
}
