import type { Pool } from "pg";
import { storeRefused } from "./refused.ts";

/** Asks the server what it is and throws `postgres_too_old` when it is older than 15. */
export async function refuseOldPostgres(pool: Pick<Pool, "query">): Promise<void> {
  const answer = await pool.query("select current_setting('server_version_num')::int4 as number");
  const major = Math.floor(answer.rows[0].number / 10_000);
  if (major >= 15) return;
  throw storeRefused("postgres_too_old", `DATABASE_URL is a PostgreSQL ${major}. Cairn needs PostgreSQL 15 or later.`);
}
