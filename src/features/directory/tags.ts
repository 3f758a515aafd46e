import type { ProgramId } from "../../access/program-id.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";

/** The tags in use in a program, in order; at most 200. */
export async function tagsOf(db: Db, programId: ProgramId): Promise<string[]> {
  const rows = await db
    .selectFrom("participant_tag")
    .where("program_id", "=", programId)
    .select("tag")
    .distinct()
    .orderBy("tag")
    .limit(200)
    .execute();
  return rows.map((row) => row.tag);
}
