import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import { inChunks } from "../store/chunks.ts";
import type { Tx } from "../store/store.ts";
import type { NewStanding } from "./standing-row.ts";
import "./progress.tables.ts";

/** By how much the standings of one person at one stage change. */
export type StageDelta = { stage: number; participant: string; standings: number; paused: number };

/** What the counters have to forget of the old rows and learn of the new ones; nothing when no stage changed. */
export function stageDeltas(pairs: Iterable<[NewStanding | null, NewStanding | null]>): StageDelta[] {
  const deltas = new Map<string, StageDelta>();
  const add = (row: NewStanding | null, sign: 1 | -1) => {
    if (!row || row.closed) return;
    const key = `${row.stage}\n${row.participant_id}`;
    const delta = deltas.get(key) ?? { stage: row.stage, participant: row.participant_id, standings: 0, paused: 0 };
    delta.standings += sign;
    if (row.paused) delta.paused += sign;
    deltas.set(key, delta);
  };
  for (const [before, after] of pairs) {
    add(before, -1);
    add(after, 1);
  }
  return [...deltas.values()]
    .filter((delta) => delta.standings !== 0 || delta.paused !== 0)
    .sort((a, b) => a.stage - b.stage || (a.participant < b.participant ? -1 : 1));
}

/** Moves the counters: how many standings each person has at a stage, and how many different people stand there. */
export async function moveCounters(tx: Tx, programId: ProgramId, deltas: readonly StageDelta[]): Promise<void> {
  const stages = new Map<number, { people: number; standings: number; paused: number }>();
  for (const some of inChunks(deltas)) {
    const { rows } = await sql<{ stage: number; participant_id: string; standings: number }>`
      insert into stage_person (program_id, stage, participant_id, standings, paused)
      values ${sql.join(some.map((one) => sql`(${programId}, ${one.stage}, ${one.participant}, ${one.standings}, ${one.paused})`))}
      on conflict (program_id, stage, participant_id) do update
        set standings = stage_person.standings + excluded.standings, paused = stage_person.paused + excluded.paused
      returning stage, participant_id, standings`.execute(tx);
    const standings = new Map(rows.map((row) => [`${row.stage}\n${row.participant_id}`, Number(row.standings)]));
    for (const delta of some) {
      const after = standings.get(`${delta.stage}\n${delta.participant}`) ?? 0;
      const stage = stages.get(delta.stage) ?? { people: 0, standings: 0, paused: 0 };
      stage.people += Number(after > 0) - Number(after - delta.standings > 0);
      stage.standings += delta.standings;
      stage.paused += delta.paused;
      stages.set(delta.stage, stage);
    }
  }
  for (const [stage, delta] of [...stages].sort(([a], [b]) => a - b)) {
    await sql`
      insert into stage_count (program_id, stage, people, standings, paused)
      values (${programId}, ${stage}, ${delta.people}, ${delta.standings}, ${delta.paused})
      on conflict (program_id, stage) do update
        set people = stage_count.people + excluded.people, standings = stage_count.standings + excluded.standings,
            paused = stage_count.paused + excluded.paused`.execute(tx);
  }
}
