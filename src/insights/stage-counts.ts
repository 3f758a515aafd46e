import type { Program } from "../access/viewer.ts";
import { prepared } from "../store/prepared.ts";
import type { Db } from "../store/store.ts";
import "../progress/progress.tables.ts";

const COUNTS = "select stage, people, standings, paused from stage_count where program_id = $1";
type Row = { stage: number; people: number; standings: number; paused: number };

export type StageCount = { stage: string; name: string; people: number; standings: number; paused: number };

/**
 * How many different people stand at each stage: in a loop that is not closed, or (in the first) without one. Somebody
 * in two loops can be at two stages. Read from counters that move with the log; never a scan.
 */
export async function stageCounts(db: Db, program: Program): Promise<StageCount[]> {
  const { rows } = await db.executeQuery(prepared<Row>(COUNTS, [program.programId]));
  return program.pathway.stages.map((stage, index) => {
    const row = rows.find((one) => one.stage === index);
    return {
      stage: stage.id,
      name: stage.name,
      people: row?.people ?? 0,
      standings: row?.standings ?? 0,
      paused: row?.paused ?? 0,
    };
  });
}
