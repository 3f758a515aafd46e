import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import "../access/access.tables.ts";
import { CAP } from "./insight.ts";

/** How many could be invited and have not been: counted up to 1,001. */
export async function countUninvited(db: Db, programId: ProgramId): Promise<number> {
  const some = db
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where("status", "=", "joined")
    .where("email", "is not", null)
    .where("user_id", "is", null)
    .limit(CAP)
    .select("participant_id");
  const row = await db
    .selectFrom(some.as("some"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}
