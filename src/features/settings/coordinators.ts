import type { CoordinatorRole } from "../../access/access.tables.ts";
import type { ProgramId } from "../../access/program-id.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

/** Who coordinates the program, by name. */
export function coordinatorsOf(db: Db, programId: ProgramId) {
  return db
    .selectFrom("coordinator as c")
    .innerJoin("user as u", "u.id", "c.user_id")
    .where("c.program_id", "=", programId)
    .orderBy("u.name")
    .select(["u.id", "u.name", "u.email", "c.role"])
    .execute();
}
export type Coordinator = Awaited<ReturnType<typeof coordinatorsOf>>[number];

export type TeamRefusal = "last_coordinator";
type Changed = { changed: boolean } | { refused: TeamRefusal };

/** Takes a coordinator away. The last one who may write stays: somebody has to look after people. */
export function removeCoordinator(log: Log, { program }: CoordinatorViewer, userId: string): Promise<Changed> {
  return log.store.transaction(async (tx) => {
    const refused = await wouldBeNobody(tx, program.programId, userId);
    if (refused) return refused;
    const gone = await tx
      .deleteFrom("coordinator")
      .where("program_id", "=", program.programId)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    return { changed: Number(gone.numDeletedRows) > 0 };
  });
}

/** What still opens the program to somebody who coordinates no more: tokens they made, and being an admin of all programs. */
export async function stillOpenTo(db: Db, { program }: CoordinatorViewer, userId: string) {
  const tokens = await db
    .selectFrom("api_token")
    .where("program_id", "=", program.programId)
    .where("created_by", "=", userId)
    .where("revoked_at", "is", null)
    .select("token_id")
    .execute();
  const admin = await db
    .selectFrom("org_admin as a")
    .innerJoin("program as p", "p.org_id", "a.org_id")
    .where("p.program_id", "=", program.programId)
    .where("a.user_id", "=", userId)
    .select("a.user_id")
    .executeTakeFirst();
  return { tokens: tokens.length, admin: admin !== undefined };
}

/** Makes a coordinator an admin without messages, or the other way round. */
export function changeRole(
  log: Log,
  { program }: CoordinatorViewer,
  userId: string,
  role: CoordinatorRole,
): Promise<Changed> {
  return log.store.transaction(async (tx) => {
    const refused = role === "admin" ? await wouldBeNobody(tx, program.programId, userId) : null;
    if (refused) return refused;
    const moved = await tx
      .updateTable("coordinator")
      .set({ role })
      .where("program_id", "=", program.programId)
      .where("user_id", "=", userId)
      .where("role", "<>", role)
      .executeTakeFirst();
    return { changed: Number(moved.numUpdatedRows) > 0 };
  });
}

/** Is this the only one who may write? Two who take away each other at once wait for each other here. */
async function wouldBeNobody(tx: Tx, programId: ProgramId, userId: string): Promise<{ refused: TeamRefusal } | null> {
  const all = await tx
    .selectFrom("coordinator")
    .where("program_id", "=", programId)
    .orderBy("user_id")
    .select(["user_id", "role"])
    .forUpdate()
    .execute();
  const writing = all.filter((one) => one.role === "coordinator");
  return writing.length === 1 && writing[0]?.user_id === userId ? { refused: "last_coordinator" } : null;
}
