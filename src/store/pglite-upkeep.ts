import { sql } from "kysely";
import type { Db } from "./store.ts";

const everyMs = 15_000;
const walBytes = 16 * 1024 * 1024;

/**
 * Does what a server's background processes do and PGlite, which has none, leaves undone: without it the log grew
 * without end (27 files at max_wal_size=64MB), a start after a crash reads all of it, and dead rows stay for good.
 * Little and often, as everything else waits meanwhile. Returns the function that ends it.
 */
export function keepUp(db: Db): () => void {
  const timer = setInterval(() => {
    // A failure is met again by the next write, which has someone to tell; this round is only lost.
    keepUpOnce(db).catch(() => {});
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** One round: a checkpoint once 16 MB of log are written, and the table most in need of it vacuumed. */
export async function keepUpOnce(db: Db): Promise<void> {
  const log = sql<{ bytes: number }>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::int8 as bytes from pg_control_checkpoint()`;
  if ((await log.execute(db)).rows[0]!.bytes > walBytes) await sql`checkpoint`.execute(db);
  // autovacuum's own thresholds.
  const worn = sql<{ name: string }>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup
    order by n_dead_tup desc, n_mod_since_analyze desc limit 1`;
  const table = (await worn.execute(db)).rows[0];
  if (table) await sql`vacuum (analyze) ${sql.raw(table.name)}`.execute(db);
}
