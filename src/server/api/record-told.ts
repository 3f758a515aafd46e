import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { Activity } from "../../milestones/activity.ts";
import { noteActive } from "../../progress/last-active.ts";
import { noteLastInLoops } from "../../progress/last-in-loop.ts";
import type { Tx } from "../../store/store.ts";
import { keepRows } from "./keep-rows.ts";
import type { RefusedLine, ToldLine } from "./told-from-outside.ts";

const BATCH = 1_000;

export type RecordedTold = { activities: Activity[]; skipped: number; refused: RefusedLine[] };

/** Records activities from outside, with the rows of the people and loops they tell about. The same id again is skipped. */
export async function recordTold(
  log: Log,
  tx: Tx,
  programId: ProgramId,
  lines: readonly ToldLine[],
): Promise<RecordedTold> {
  const all: RecordedTold = { activities: [], skipped: 0, refused: [] };
  for (let from = 0; from < lines.length; from += BATCH) {
    const some = lines.slice(from, from + BATCH);
    const tellings = new Map(some.map(({ told }) => [told.draft.id, told]));
    const recorded = await log.recordMany(
      tx,
      programId,
      some.map(({ told }) => told.draft),
    );
    for (const activity of recorded.activities) {
      const told = tellings.get(activity.id);
      if (told) await keepRows(tx, programId, activity, told);
      all.activities.push(activity);
    }
    // The log noted who was active, and when in which loop, before the rows of those who are new in these lines were there.
    await noteActive(tx, programId, recorded.activities);
    await noteLastInLoops(tx, programId, recorded.activities);
    all.skipped += recorded.skipped;
    for (const { index, refusal } of recorded.refused) {
      all.refused.push({ line: some[index]?.line ?? 0, code: refusal.code, words: refusal.words });
    }
  }
  return all;
}
