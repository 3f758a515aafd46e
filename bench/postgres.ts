import { migrate } from "../src/store/migrate.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { projectMigrations } from "../test/support/migrated.ts";
import { startPostgres } from "../test/support/postgres.ts";

/** As a small server is set up: nothing that a crash would lose, and room for what is read often. */
const asAServer = [
  "shared_buffers=1GB",
  "effective_cache_size=4GB",
  "max_wal_size=4GB",
  "random_page_cost=1.1",
  "jit=off",
];

/** Runs `work` on a migrated PostgreSQL of its own, which is thrown away after it. */
export async function onPostgres<T>(poolSize: number, work: (store: Store) => Promise<T>): Promise<T> {
  const postgres = await startPostgres(asAServer);
  const store = await openStore({ databaseUrl: postgres.url, dataDir: "", poolSize });
  try {
    await migrate(store, projectMigrations);
    return await work(store);
  } finally {
    await store.close();
    await postgres.stop();
  }
}
