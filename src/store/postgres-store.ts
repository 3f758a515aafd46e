import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { sendOn } from "./channel.ts";
import { PreparingClient } from "./postgres-client.ts";
import { listenOnPostgres } from "./postgres-listener.ts";
import { unreachable } from "./postgres-refused.ts";
import { postgresTypes } from "./postgres-types.ts";
import { refuseOldPostgres } from "./postgres-version.ts";
import { isStoreRefused } from "./refused.ts";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";
import { runTransaction } from "./transaction.ts";

/** The same patience as on PGlite: longer than any page may take, shorter than a proxy waits. */
const patienceMs = 30_000;

/** Opens a pool on a PostgreSQL server, 15 or later. */
export async function openPostgres(databaseUrl: string, poolSize: number): Promise<Store> {
  const connection = { connectionString: databaseUrl, application_name: "cairn", types: postgresTypes };
  const pool = new pg.Pool({
    ...connection,
    Client: PreparingClient,
    max: poolSize,
    connectionTimeoutMillis: patienceMs,
    onConnect: useUtc,
  });
  // An idle connection that breaks is replaced; without a listener its error would end the process.
  pool.on("error", () => {});
  try {
    await refuseOldPostgres(pool);
  } catch (error) {
    await pool.end();
    throw isStoreRefused(error) ? error : unreachable(error);
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listener = listenOnPostgres(connection);
  return {
    kind: "postgres",
    native: pool,
    db,
    transaction: (work) => runTransaction(db, work),
    listen: listener.listen,
    notify: sendOn,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: async () => {
      await listener.close();
      // kysely ends a pool it has used; one that was not is ended here.
      await db.destroy().finally(() => pool.ended || pool.end());
    },
  };
}

/** PGlite runs in UTC; `::date` and date_trunc must give the same answer here. */
async function useUtc(client: pg.ClientBase): Promise<void> {
  await client.query("set time zone 'UTC'");
}
