import { sql } from "kysely";
import type { Tx } from "./store.ts";

/**
 * Makes whoever locks the same key wait until this transaction ends. Keys are words of the caller's choosing
 * (`"meeting:" + id`); two keys share a lock only when their 64-bit hashes collide, which costs waiting and no more.
 */
export async function lock(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Locks several keys in one fixed order, so that two callers with the same keys cannot block each other. */
export async function lockAll(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort()) await lock(tx, key);
}
