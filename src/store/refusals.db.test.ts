import { sql } from "kysely";
import { expect, test } from "vitest";
import { eachEmptyStore } from "../../test/support/stores.ts";
import { keepUpOnce } from "./pglite-upkeep.ts";
import { refuseOldPostgres } from "./postgres-version.ts";
import { takingTurns } from "./turns.ts";

test.each([
  [140_022, /PostgreSQL 14/],
  [90_624, /PostgreSQL 9/],
])("server %i is too old", async (number, words) => {
  const old = refuseOldPostgres({ query: async () => ({ rows: [{ number }] }) } as never);
  await expect(old).rejects.toMatchObject({ code: "postgres_too_old", message: words });
});

test("15 is new enough", async () => {
  await refuseOldPostgres({ query: async () => ({ rows: [{ number: 150_000 }] }) } as never);
});

test("who waits too long for the connection is refused, and does not lose the others their turn", async () => {
  const turns = takingTurns(20);
  await turns.take();
  await expect(turns.take()).rejects.toMatchObject({ code: "store_busy", message: /Use its tx/ });
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
