import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { type Filter, queryOf } from "../../insights/filter.ts";
import { refreshCoordinators } from "../../progress/refresh-members.ts";
import type { Db } from "../../store/store.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    segment: {
      program_id: ProgramId;
      segment_id: string;
      name: string;
      /** The filters, as they stand in the address. */
      query: string;
      created_by: string;
      created_at: Date;
    };
  }
}

/** The most that a program keeps; a longer list would be a page of its own. */
export const SEGMENTS_MAX = 50;
export type SegmentRefusal = "no_filter" | "too_many_segments";

/** The sets of filters that the coordinators of a program have kept, by name. */
export function segmentsOf(db: Db, programId: ProgramId) {
  return db
    .selectFrom("segment")
    .where("program_id", "=", programId)
    .orderBy("name")
    .select(["segment_id", "name", "query"])
    .execute();
}
export type Segment = Awaited<ReturnType<typeof segmentsOf>>[number];

/** Keeps the filters under a name, for all coordinators. A name that is taken now means these filters. */
export async function saveSegment(
  log: Log,
  { program, account }: CoordinatorViewer,
  name: string,
  filter: Filter,
): Promise<{ segment: string } | { refused: SegmentRefusal }> {
  const query = queryOf(filter);
  if (query === "") return { refused: "no_filter" };
  return log.store.transaction(async (tx) => {
    const known = await tx
      .selectFrom("segment")
      .where("program_id", "=", program.programId)
      .select(["segment_id", "name"])
      .execute();
    const same = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!same && known.length >= SEGMENTS_MAX) return { refused: "too_many_segments" };
    const segment = same?.segment_id ?? uuidv7();
    await tx
      .insertInto("segment")
      .values({
        program_id: program.programId,
        segment_id: segment,
        name,
        query,
        created_by: account.userId,
        created_at: log.now(),
      })
      .onConflict((conflict) => conflict.columns(["program_id", "segment_id"]).doUpdateSet({ name, query }))
      .execute();
    await refreshCoordinators(log.store, tx, program.programId);
    return { segment };
  });
}

/** Forgets a segment; the people stay. A second call changes nothing. */
export async function removeSegment(log: Log, { program }: CoordinatorViewer, segment: string): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const gone = await tx
      .deleteFrom("segment")
      .where("program_id", "=", program.programId)
      .where("segment_id", "=", segment)
      .executeTakeFirst();
    if (Number(gone.numDeletedRows) === 0) return false;
    await refreshCoordinators(log.store, tx, program.programId);
    return true;
  });
}
