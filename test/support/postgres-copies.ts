import { randomUUID } from "node:crypto";
import pg from "pg";
import { migrate } from "../../src/store/migrate.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { schemaKey } from "./migrated.ts";

type PostgresCopy = { store: Store; url: string; remove(): Promise<void> };

/** A store on a fresh database made from a migrated template; needs TEST_DATABASE_URL. */
export async function openPostgresCopy(migrations?: string): Promise<PostgresCopy> {
  const name = `cairn_test_${randomUUID().replaceAll("-", "")}`;
  await withLock(async (admin) => admin.query(`create database ${name} template ${await template(admin, migrations)}`));
  const url = urlOf(name);
  const remove = () => withLock((admin) => admin.query(`drop database if exists ${name} with (force)`));
  return { store: await openStore({ databaseUrl: url, dataDir: "" }), url, remove };
}

async function template(admin: pg.Client, migrations?: string): Promise<string> {
  const name = `cairn_template_${await schemaKey(migrations)}`;
  const known = await admin.query("select from pg_database where datname = $1", [name]);
  if (known.rowCount) return name;
  const building = `${name}_building`;
  await admin.query(`drop database if exists ${building} with (force)`);
  await admin.query(`create database ${building}`);
  const store = await openStore({ databaseUrl: urlOf(building), dataDir: "" });
  await (migrations ? migrate(store, migrations) : store.ping()).finally(() => store.close());
  await admin.query(`alter database ${building} rename to ${name}`);
  return name;
}

/** One at a time across test processes: PostgreSQL refuses to copy a database that is being renamed or copied. */
async function withLock(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client(process.env.TEST_DATABASE_URL);
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(hashtextextended('cairn test databases', 0))");
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = `/${database}`;
  return url.href;
}
