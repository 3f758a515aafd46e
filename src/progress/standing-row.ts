import type { ProgramId } from "../access/program-id.ts";
import type { Engine } from "../milestones/compile.ts";
import { explain } from "../milestones/explain.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import { standing, stuckFrom } from "../milestones/standing.ts";
import type { World } from "../milestones/world.ts";
import type { StandingRow } from "./progress.tables.ts";

/** A standing before it is written. */
export type NewStanding = Omit<StandingRow, "version">;

/**
 * A standing as the row that pages and counters read; null when there is none: they left the loop or the program, or are
 * asked about without a loop (`loop` is "") and are in one. `asOf` in ms.
 */
export function standingRow(
  engine: Engine,
  world: World,
  programId: ProgramId,
  participant: string,
  loop: string,
  asOf: number,
): NewStanding | null {
  const who = participant as ParticipantId;
  const where = loop === "" ? null : (loop as LoopId);
  const now = standing(engine, world, who, where, asOf);
  if (!now) return null;
  const stuck = stuckFrom(engine, world, who, where);
  const why = now.closed || now.completedAt !== null ? null : explain(engine, world, who, where, asOf);
  return {
    program_id: programId,
    participant_id: participant,
    loop_id: loop,
    role: now.role,
    stage: now.stageIndex,
    entered_at: new Date(now.enteredAt),
    stuck_from: stuck === null ? null : new Date(stuck),
    paused: now.paused,
    closed: now.closed,
    completed_at: now.completedAt === null ? null : new Date(now.completedAt),
    done: now.done,
    next: now.next,
    turn: why?.turn ?? null,
    turn_until: why?.until == null ? null : new Date(why.until),
  };
}

/** Do two rows say the same? */
export function sameStanding(a: NewStanding, b: NewStanding): boolean {
  const plain = (row: NewStanding) =>
    JSON.stringify([
      row.role,
      row.stage,
      row.entered_at,
      row.stuck_from,
      row.paused,
      row.closed,
      row.completed_at,
      row.done,
      row.next,
      row.turn,
      row.turn_until,
    ]);
  return plain(a) === plain(b);
}
