import { sql } from "kysely";
import "../../../activity/activity.tables.ts";
import type { Tx } from "../../../store/store.ts";
import type { OfLoop } from "../loop-for-meeting.ts";

/** The line of the log by which this meeting counts. */
export async function heldActivity(tx: Tx, { programId, loopId }: OfLoop, meeting: string) {
  return tx
    .selectFrom("activity as a")
    .leftJoin("retraction as r", (join) =>
      join.onRef("r.program_id", "=", "a.program_id").onRef("r.activity_id", "=", "a.id"),
    )
    .where("a.program_id", "=", programId)
    .where("a.loop_id", "=", loopId)
    .where("a.kind", "=", "meeting.held")
    .where(sql<string>`a.data ->> 'meeting'`, "=", meeting)
    .where("r.activity_id", "is", null)
    .select(["a.id", "a.occurred_at"])
    .executeTakeFirst();
}
