import { type Generated, sql } from "kysely";
import { lock } from "./lock.ts";
import { type Migration, migrationsIn } from "./migration-files.ts";
import { withHelp } from "./postgres-refused.ts";
import { storeRefused } from "./refused.ts";
import type { Store, Tx } from "./store.ts";

declare module "./tables.ts" {
  interface Tables {
    schema_migration: { name: string; checksum: string; applied_at: Generated<Date> };
  }
}

/**
 * Brings the database to the newest file in `folder` and returns the names it applied, oldest first. Each file is
 * applied whole or not at all. Servers that start together take turns, and each file runs once. Throws a
 * `StoreRefused`, before it changes anything, with `migration_changed` when an applied file is no longer what it was
 * and with `database_is_newer` when the database has one this version does not know. There is no way back: the next
 * migration repairs what the last one got wrong.
 */
export async function migrate(store: Store, folder: string): Promise<string[]> {
  const migrations = await migrationsIn(folder);
  await store.transaction(async (tx) => {
    await lock(tx, "migrate");
    await createRecord(tx).catch((error) => {
      throw withHelp(error);
    });
    refuseOthers(await recorded(tx), migrations);
  });
  const applied: string[] = [];
  for (const migration of migrations) {
    if (await store.transaction((tx) => applyOnce(tx, migration))) applied.push(migration.name);
  }
  return applied;
}

async function applyOnce(tx: Tx, migration: Migration): Promise<boolean> {
  await lock(tx, "migrate");
  if ((await recorded(tx)).has(migration.name)) return false;
  await sql.raw(migration.text).execute(tx).catch(naming(migration));
  await tx.insertInto("schema_migration").values({ name: migration.name, checksum: migration.checksum }).execute();
  return true;
}

/** The database's own error, which does not know the file, with the file's name before its words. */
function naming(migration: Migration) {
  return (error: unknown) => {
    if (error instanceof Error) error.message = `${migration.name}: ${error.message}`;
    throw error;
  };
}

async function createRecord(tx: Tx): Promise<void> {
  await sql`
    create table if not exists schema_migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`.execute(tx);
}

/** Checksums by name. */
async function recorded(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom("schema_migration").select(["name", "checksum"]).execute();
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function refuseOthers(inDatabase: Map<string, string>, migrations: Migration[]): void {
  const inFolder = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of inDatabase) {
    const known = inFolder.get(name);
    if (known === undefined) throw storeRefused("database_is_newer", newer(name));
    if (known !== checksum) throw storeRefused("migration_changed", changed(name));
  }
}

function newer(name: string): string {
  return `The database has migration ${name}, which this version of Cairn does not know. Start the version that made it, or a later one.`;
}

function changed(name: string): string {
  return `Migration ${name} was changed after it had been applied. Put the file back and write the change as a new one.`;
}
