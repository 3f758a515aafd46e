import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Db } from "../../store/store.ts";
import { menteesNow } from "./capacity.ts";
import "../../access/access.tables.ts";

/** Everybody who can be matched, those without a loop first; with what they say of themselves to all. */
export async function matchable(db: Db, programId: ProgramId) {
  return db
    .selectFrom("participant as p")
    .where("p.program_id", "=", programId)
    .where("p.status", "<>", "removed")
    .select([
      "p.participant_id",
      "p.name",
      "p.role",
      "p.headline",
      "p.capacity",
      "p.status",
      menteesNow().as("mentees"),
      // Loops of two: somebody who is only in a group still looks for a partner.
      sql<number>`(select count(*) from loop_member m join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
        where m.program_id = p.program_id and m.participant_id = p.participant_id and m.removed_at is null
          and l.status <> 'closed' and l.kind = 'pair')`.as("loops"),
    ])
    .orderBy("loops")
    .orderBy("p.name")
    .limit(2_000)
    .execute();
}
export type Matchable = Awaited<ReturnType<typeof matchable>>[number];
