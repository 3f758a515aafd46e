import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openPostgresCopy } from "../../test/support/postgres-copies.ts";
import { eachEmptyStore } from "../../test/support/stores.ts";
import { migrate } from "./migrate.ts";
import { keepUpOnce } from "./pglite-upkeep.ts";
import { openPostgres } from "./postgres-store.ts";
import { refuseOldPostgres } from "./postgres-version.ts";
import { takingTurns } from "./turns.ts";

test.each([
  [140_022, /PostgreSQL 14/],
  [90_624, /PostgreSQL 9/],
])("server %i is too old", async (number, words) => {
  const old = refuseOldPostgres({ query: async () => ({ rows: [{ number }] }) } as never);
  await expect(old).rejects.toMatchObject({ code: "postgres_too_old", message: expect.stringMatching(words) });
});

test("15 is new enough", async () => {
  await refuseOldPostgres({ query: async () => ({ rows: [{ number: 150_000 }] }) } as never);
});

test.each([
  ["postgres://u:a-password@127.0.0.1:1/x", /Nothing listens there/],
  ["postgres://u:a-password@localhost:1/x", /ECONNREFUSED .*Nothing listens there/],
  ["postgres://u:a-password@cairn.invalid/x", /mend the host in DATABASE_URL/],
  ["postgres:///x?host=/no/such/folder", /no such socket/],
])("a database that is not there is refused with what to do, and without the password: %s", async (url, words) => {
  const refused = await openPostgres(url, 1).catch((error) => error);
  expect(refused).toHaveProperty("code", "database_unreachable");
  expect(refused.message).toMatch(words);
  expect(refused.message).not.toContain("a-password");
});

test.runIf(process.env.TEST_DATABASE_URL)(
  "what PostgreSQL says of a database or a user comes with what to do",
  async () => {
    const url = new URL(process.env.TEST_DATABASE_URL as string);
    url.pathname = "/no_such_cairn";
    await expect(openPostgres(url.href, 1)).rejects.toThrow(/does not exist\. Make it first/);

    const copy = await openPostgresCopy(undefined);
    await sql`create role cairn_guest login`.execute(copy.store.db);
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(copy.store.db);
    url.pathname = `/${rows[0]?.name}`;
    url.username = "cairn_guest";
    const guest = await openPostgres(url.href, 1);
    const migrating = migrate(guest, join(import.meta.dirname, "../../migrations"));
    await expect(migrating).rejects.toThrow(/owner of the database/);
    await guest.close();
    await sql`drop role cairn_guest`.execute(copy.store.db);
    await copy.store.close();
    await copy.remove();
  },
);

test("who waits too long for the connection is refused, and does not lose the others their turn", async () => {
  const turns = takingTurns(20);
  await turns.take();
  await expect(turns.take()).rejects.toMatchObject({
    code: "store_busy",
    message: expect.stringMatching(/Use its tx/),
  });
  const next = turns.take();
  turns.pass();
  await next;
  turns.pass();
  await turns.take();
});

eachEmptyStore("upkeep and closing", (open) => {
  test("dead rows go, and the log is short again", async () => {
    const store = await open();
    if (store.kind === "postgres") return;
    await sql`create table pebble (id int4, name text)`.execute(store.db);
    await sql`insert into pebble select i, repeat(md5(i::text), 30) from generate_series(1, 20000) i`.execute(store.db);
    await sql`delete from pebble where id > 100`.execute(store.db);
    await sql`select pg_stat_force_next_flush()`.execute(store.db);
    await keepUpOnce(store.db);
    // Vacuuming wrote to the log itself.
    await keepUpOnce(store.db);
    const { rows } = await sql`
      select n_dead_tup as dead, pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) < 16000000 as short
      from pg_stat_user_tables, pg_control_checkpoint() where relname = 'pebble'`.execute(store.db);
    expect(rows).toEqual([{ dead: 0, short: true }]);
  });

  test("closing waits for the open transaction; a second close is harmless", async () => {
    const store = await open();
    await sql`create table pebble (id int4)`.execute(store.db);
    let ended = false;
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const work = store.transaction(async (tx) => {
      await sql`select pg_sleep(0.05)`.execute(tx);
      begun();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`insert into pebble values (1)`.execute(tx);
      ended = true;
    });
    await beginning;
    await store.close();
    expect(ended).toBe(true);
    await work;
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });
});
