import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./certificates.tables.ts";

/** An organisation by its name, if it has given a certificate; the others are nobody's business. */
export async function readIssuer(db: Db, orgId: string): Promise<{ org_id: string; name: string } | null> {
  const row = await db
    .selectFrom("organisation as o")
    .where("o.org_id", "=", orgId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("certificate as c")
          .innerJoin("program as p", "p.program_id", "c.program_id")
          .whereRef("p.org_id", "=", "o.org_id")
          .select("c.certificate_id"),
      ),
    )
    .select(["o.org_id", "o.name"])
    .executeTakeFirst();
  return row ?? null;
}
