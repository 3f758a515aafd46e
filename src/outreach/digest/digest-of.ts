import type { ProgramId } from "../../access/program-id.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./digest.tables.ts";

/** One coordinator of one program. */
export type WhoseDigest = { programId: ProgramId; userId: string };

/** Whether a coordinator gets the Monday mail of a program; null: they are no coordinator of it, so there is none. */
export async function digestOf(db: Db | Tx, { programId, userId }: WhoseDigest): Promise<boolean | null> {
  const row = await db
    .selectFrom("coordinator as c")
    .leftJoin("digest_off as o", (join) =>
      join.onRef("o.program_id", "=", "c.program_id").onRef("o.user_id", "=", "c.user_id"),
    )
    .where("c.program_id", "=", programId)
    .where("c.user_id", "=", userId)
    .select("o.off_at")
    .executeTakeFirst();
  return row ? row.off_at === null : null;
}
