import { type Reading, readingsOf } from "../../access/reading.ts";
import type { ParticipantViewer } from "../../access/viewer.ts";
import type { SignUpRole } from "../../milestones/activity.ts";
import type { Db } from "../../store/store.ts";
import type { HomeLoop } from "../../web/home-panel.ts";
import "../../progress/progress.tables.ts";

/** Where somebody stands, as a mentor, a mentee, or (before a match) perhaps both. */
export type Place = { role: SignUpRole; stage: string | null };

/** Those that fit one of somebody's places: its role and its stage. Pure. */
export function fitting(readings: readonly Reading[], places: readonly Place[]): Reading[] {
  return readings.filter((one) =>
    places.some(
      ({ role, stage }) =>
        (one.role === null || role === "either" || one.role === role) && (one.stage === null || one.stage === stage),
    ),
  );
}

/** What the program recommends to whoever looks, by where they stand in their loops, or without one. */
export async function recommendedTo(db: Db, viewer: ParticipantViewer, loops: readonly HomeLoop[]): Promise<Reading[]> {
  const readings = await readingsOf(db, viewer.program.programId);
  if (readings.length === 0) return [];
  const places = loops.map(({ stage, viewer: member }): Place => ({ role: member.loop.role, stage }));
  return fitting(readings, places.length > 0 ? places : [await placeAlone(db, viewer)]);
}

async function placeAlone(db: Db, { program, participant }: ParticipantViewer): Promise<Place> {
  const row = await db
    .selectFrom("standing")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", participant.participantId)
    .where("loop_id", "=", "")
    .select("stage")
    .executeTakeFirst();
  return { role: participant.role, stage: row ? (program.pathway.stages[row.stage]?.id ?? null) : null };
}
