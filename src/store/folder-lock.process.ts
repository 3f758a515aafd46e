import { sql } from "kysely";
import { openStore } from "./store.ts";

/** The other process of folder-lock.db.test.ts: writes until it is killed. */
const store = await openStore({ dataDir: process.argv[2]! });
await sql`create table if not exists pebble (id int4 primary key); truncate pebble`.execute(store.db);
for (let id = 1; ; id++) {
  await sql`insert into pebble values (${id})`.execute(store.db);
  process.stdout.write(`${id}\n`);
  await new Promise((resolve) => setTimeout(resolve, 2));
}
