import { CompiledQuery } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Tx } from "../store/store.ts";
import type { Filled } from "../store/together.ts";
import { NOTED_EVERY_MS } from "./last-active.ts";

/**
 * Whoever closes or pauses a loop locks its row before its state; here the row comes after the state. So as not to wait
 * in a circle, a row that somebody holds is skipped: they note the moment themselves.
 */
const LAST = {
  name: "loops_last",
  text: `update loop l set last_at = s.at
    from (
      select o.loop_id, s.at from json_to_recordset($2::json) as s (id text, at timestamptz)
        join loop o on o.program_id = $1 and o.loop_id = s.id
      where o.last_at is null or o.last_at <= s.at - interval '${NOTED_EVERY_MS} ms'
      for no key update of o skip locked
    ) s
    where l.program_id = $1 and l.loop_id = s.loop_id`,
};

/**
 * A part of a statement that notes when something last happened in each loop of these activities; null: in none, or not
 * a minute after what is noted already. `noted` is what the table says now (ms; 0: nothing), of those loops of which that is known.
 */
export function lastInLoops(
  programId: ProgramId,
  activities: readonly Activity[],
  noted?: ReadonlyMap<string, number>,
): Filled | null {
  const last = new Map<string, number>();
  for (const { loop, recordedAt } of activities) {
    if (loop) last.set(loop, Math.max(last.get(loop) ?? 0, recordedAt));
  }
  const rows = [...last]
    .filter(([id, at]) => at - (noted?.get(id) ?? 0) >= NOTED_EVERY_MS)
    .map(([id, at]) => ({ id, at: new Date(at) }));
  return rows.length === 0 ? null : { piece: LAST, values: [programId, JSON.stringify(rows)] };
}

/** The same in a statement of its own, for loops whose rows were made after the log was told of them. */
export async function noteLastInLoops(tx: Tx, programId: ProgramId, activities: readonly Activity[]): Promise<void> {
  const filled = lastInLoops(programId, activities);
  if (filled) await tx.executeQuery(CompiledQuery.raw(filled.piece.text, [...filled.values]));
}
