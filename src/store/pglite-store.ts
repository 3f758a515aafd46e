import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, sql } from "kysely";
import { plainChannel, sendOn } from "./channel.ts";
import { buildWhole } from "./first-start.ts";
import { lockFolder } from "./folder-lock.ts";
import { pgliteDialect } from "./pglite-dialect.ts";
import { FsyncedFiles } from "./pglite-files.ts";
import { keepUp } from "./pglite-upkeep.ts";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";
import { runTransaction } from "./transaction.ts";
import { valueParsers } from "./values.ts";

/** How long a query waits for the one connection before it is refused. */
const patienceMs = 30_000;

/** PGlite's own settings without `-F`, which switches fsync off. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...["-c", "fsync=on", "-c", "wal_sync_method=fsync"],
];

/** PostgreSQL judges what is a boolean, as it does with `pg`; PGlite would with errors of its own. */
const serializers = { 16: String };

/** Opens PGlite in the folder, which no other process may hold. */
export async function openPglite(dataDir: string): Promise<Store> {
  const folder = resolve(dataDir);
  const unlock = lockFolder(folder);
  try {
    const pglite = await openFiles(folder);
    return pgliteStore(pglite, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function pgliteStore(pglite: PGlite, afterClose: () => void): Store {
  const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite, patienceMs) });
  const endUpkeep = keepUp(db);
  return {
    kind: "pglite",
    native: pglite,
    db,
    transaction: (work) => runTransaction(db, work),
    listen: async (channel, onMessage) => {
      const stop = await pglite.listen(plainChannel(channel), onMessage);
      return () => stop();
    },
    notify: sendOn,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: async () => {
      endUpkeep();
      // kysely destroys what it has used; a store closed unused is closed here.
      await db
        .destroy()
        .finally(() => pglite.closed || pglite.close())
        .finally(afterClose);
    },
  };
}

async function openFiles(folder: string): Promise<PGlite> {
  const database = join(folder, "database");
  await buildWhole(database, async (unfinished) => (await start(unfinished)).close());
  return start(database);
}

function start(database: string): Promise<PGlite> {
  return PGlite.create({ fs: new FsyncedFiles(database), startParams, parsers: valueParsers, serializers });
}
