import { sql } from "kysely";
import { openStore } from "./store.ts";

/** The traced process of pglite-fsync.db.test.ts: opens the folder and commits as often as it is told. */
const [dataDir, count] = process.argv.slice(2);
const store = await openStore({ dataDir: dataDir! });
await sql`create table if not exists pebble (id int4)`.execute(store.db);
const start = performance.now();
for (let id = 0; id < Number(count); id++) {
  await store.transaction((tx) => sql`insert into pebble values (${id})`.execute(tx));
}
console.log(`${Math.round((Number(count) / (performance.now() - start)) * 1000)} tx/s`);
await store.close();
