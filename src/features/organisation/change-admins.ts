import type { AdminViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type AddRefusal = "not_in_the_team";
export type RemoveRefusal = "last_admin";

/** Makes somebody who coordinates one of its programs an admin of the organisation. Again, it changes nothing. */
export async function addAdmin(
  log: Log,
  { org }: AdminViewer,
  userId: string,
): Promise<{ admin: true } | { refused: AddRefusal }> {
  return log.store.transaction(async (tx) => {
    const coordinates = await tx
      .selectFrom("coordinator as c")
      .innerJoin("program as p", "p.program_id", "c.program_id")
      .where("p.org_id", "=", org.orgId)
      .where("c.user_id", "=", userId)
      .select("c.user_id")
      .executeTakeFirst();
    if (!coordinates) return { refused: "not_in_the_team" };
    await tx
      .insertInto("org_admin")
      .values({ org_id: org.orgId, user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { admin: true };
  });
}

/** Takes the admin's role away; coordinating stays. The last admin stays: somebody has to hold the keys. */
export async function removeAdmin(
  log: Log,
  { org }: AdminViewer,
  userId: string,
): Promise<{ admin: false } | { refused: RemoveRefusal }> {
  return log.store.transaction(async (tx) => {
    const admins = await lockAdmins(tx, org.orgId);
    if (!admins.includes(userId)) return { admin: false };
    if (admins.length === 1) return { refused: "last_admin" };
    await tx.deleteFrom("org_admin").where("org_id", "=", org.orgId).where("user_id", "=", userId).execute();
    return { admin: false };
  });
}

/** Two admins who remove each other at once wait for each other here, so that one of them stays. */
async function lockAdmins(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("org_admin")
    .where("org_id", "=", orgId)
    .orderBy("user_id")
    .select("user_id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.user_id);
}
