import type { Account } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";

/** The programs somebody coordinates, administers or takes part in, by name. */
export function programsOf(db: Db, userId: string) {
  return db
    .selectFrom("program")
    .where((eb) =>
      eb.or([
        eb("program_id", "in", eb.selectFrom("coordinator").where("user_id", "=", userId).select("program_id")),
        eb("org_id", "in", eb.selectFrom("org_admin").where("user_id", "=", userId).select("org_id")),
        eb(
          "program_id",
          "in",
          eb
            .selectFrom("participant")
            .where("user_id", "=", userId)
            .where("status", "<>", "removed")
            .select("program_id"),
        ),
      ]),
    )
    .select(["program_id", "name"])
    .orderBy("name")
    .execute();
}

/** The organisations that somebody administers, by name. */
export function organisationsOf(db: Db, userId: string) {
  return db
    .selectFrom("org_admin as a")
    .innerJoin("organisation as o", "o.org_id", "a.org_id")
    .where("a.user_id", "=", userId)
    .orderBy("o.name")
    .select(["o.org_id", "o.name"])
    .execute();
}

/** Hosts and admins of an organisation start programs. */
export async function mayCreatePrograms(db: Db, account: Account): Promise<boolean> {
  if (account.isHost) return true;
  const admin = await db
    .selectFrom("org_admin")
    .where("user_id", "=", account.userId)
    .select("org_id")
    .executeTakeFirst();
  return admin !== undefined;
}
