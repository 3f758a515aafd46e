import type { PGlite } from "@electric-sql/pglite";
import type { Kysely, Transaction } from "kysely";
import type { Pool } from "pg";
import type { Tables } from "./tables.ts";

/** Reads and single statements outside a transaction. On PGlite it waits while a transaction is open. */
export type Db = Kysely<Tables>;

/** What the work inside `store.transaction` writes with. */
export type Tx = Transaction<Tables>;

/** One database, whichever kind it is. `native` is the driver itself: for tests and benchmarks. */
export type Store = {
  db: Db;
  /**
   * Runs `work` in one READ COMMITTED transaction: all of it or nothing. After a serialization failure or a deadlock
   * it runs again, up to three more times, so `work` must have no effect outside `tx`. Inside `work` use `tx` only:
   * awaiting `store.db` there waits for the very transaction it holds up, and fails with `store_busy`.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls `onMessage` for each `notify` committed on the channel after this resolves. Messages sent while a lost
   * connection to PostgreSQL is being made again are missed: treat a message as a hint and look in the tables.
   * Channels are lower case words (`[a-z_][a-z0-9_]*`). Resolves to the function that stops listening.
   */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>;
  /** Sends `payload` (at most 7999 bytes) to listeners; with a `tx`, when and only when that commits. */
  notify(on: Tx | Db, channel: string, payload: string): Promise<void>;
  /** Resolves when the database answers; otherwise throws what the driver said. */
  ping(): Promise<void>;
  /** Waits for the open transaction, closes, and frees the data folder. */
  close(): Promise<void>;
} & ({ kind: "pglite"; native: PGlite } | { kind: "postgres"; native: Pool });

/**
 * Opens the database: the PostgreSQL at `databaseUrl`, or without one PGlite in `dataDir`, which is created at need.
 * Throws a `StoreRefused` (see refused.ts) when the folder is in use by another process or the server is too old.
 * `poolSize` counts PostgreSQL connections (10 unless said); PGlite always has one.
 */
export async function openStore(options: { databaseUrl?: string; dataDir: string; poolSize?: number }): Promise<Store> {
  // Loaded at need: PGlite is 15 MB of WASM that a PostgreSQL host never runs.
  if (options.databaseUrl) {
    const { openPostgres } = await import("./postgres-store.ts");
    return openPostgres(options.databaseUrl, options.poolSize ?? 10);
  }
  const { openPglite } = await import("./pglite-store.ts");
  return openPglite(options.dataDir);
}
