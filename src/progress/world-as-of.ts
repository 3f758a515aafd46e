import type { Program } from "../access/viewer.ts";
import { readLog } from "../activity/read.ts";
import { advance } from "../milestones/advance.ts";
import { emptyWorld } from "../milestones/world.ts";
import type { Db } from "../store/store.ts";
import { engineOf } from "./engine-of.ts";
import "../activity/activity.tables.ts";

/**
 * The program as it was known at a moment: folded from what had been recorded by then, without what had been taken back by
 * then. What had happened but was told later is not in it. This reads the whole log up to that moment.
 */
export async function worldAsOf(db: Db, program: Program, moment: Date) {
  const engine = engineOf(program.programId, program.pathway);
  const taken = await db
    .selectFrom("retraction")
    .where("program_id", "=", program.programId)
    .where("recorded_at", "<=", moment)
    .select("activity_id")
    .execute();
  const retracted = new Set(taken.map((row) => row.activity_id));
  const world = emptyWorld();
  for await (const activity of readLog(db, program.programId, moment)) {
    if (!retracted.has(activity.id)) advance(engine, world, activity);
  }
  return { engine, world };
}
