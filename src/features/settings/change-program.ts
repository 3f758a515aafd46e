import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Pathway } from "../../milestones/pathway.ts";
import { rebuildIn } from "../../progress/rebuild.ts";

export type ProgramChange = {
  name: string;
  timezone: string;
  stuckAfterDays: number;
  /** Where video rooms for meetings are opened; null: nowhere; left out: as before. */
  videoBaseUrl?: string | null | undefined;
  /** Its first and last day ("2026-09-01"); null: open; left out: as before. */
  starts?: string | null | undefined;
  ends?: string | null | undefined;
  /** Of a stage, by its id; left out or null: as for the whole program. */
  stageDays: Record<string, number | null>;
};

/** Changes the program. Other days move who counts as stuck: all standings are computed again, in the same transaction. */
export async function changeProgram(log: Log, { program }: CoordinatorViewer, change: ProgramChange): Promise<void> {
  await log.store.transaction(async (tx) => {
    const { pathway } = await tx
      .selectFrom("program")
      .where("program_id", "=", program.programId)
      .select("pathway")
      .forUpdate()
      .executeTakeFirstOrThrow();
    const changed = withDays(pathway, change);
    await tx
      .updateTable("program")
      .set({
        name: change.name,
        timezone: change.timezone,
        ...(change.videoBaseUrl === undefined ? {} : { video_base_url: change.videoBaseUrl }),
        ...(change.starts === undefined ? {} : { starts_on: change.starts }),
        ...(change.ends === undefined ? {} : { ends_on: change.ends }),
        pathway: JSON.stringify(changed) as never,
      })
      .where("program_id", "=", program.programId)
      .execute();
    if (JSON.stringify(changed) !== JSON.stringify(pathway)) await rebuildIn(tx, program.programId);
  });
}

function withDays(pathway: Pathway, { stuckAfterDays, stageDays }: ProgramChange): Pathway {
  return {
    ...pathway,
    stuckAfterDays,
    stages: pathway.stages.map(({ stuckAfterDays: _, ...stage }) => {
      const days = stageDays[stage.id];
      return days == null ? stage : { ...stage, stuckAfterDays: days };
    }),
  };
}
