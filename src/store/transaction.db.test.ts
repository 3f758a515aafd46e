import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { eachEmptyStore } from "../../test/support/stores.ts";
import { lock, lockAll } from "./lock.ts";
import type { Db, Store, Tx } from "./store.ts";

const add = (on: Db | Tx, id: number) => sql`insert into pebble values (${id})`.execute(on);
const count = async (on: Db | Tx) =>
  (await sql<{ n: number }>`select count(*) as n from pebble`.execute(on)).rows[0]!.n;

eachEmptyStore("transactions", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await sql`create table pebble (id int4 primary key)`.execute(store.db);
  });
  beforeEach(async () => {
    await sql`delete from pebble`.execute(store.db);
  });

  test("all of it or nothing", async () => {
    const failing = store.transaction(async (tx) => {
      await add(tx, 1);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await count(store.db)).toBe(0);
    expect(await store.transaction(async (tx) => (await add(tx, 1)) && count(tx))).toBe(1);
  });

  test("an error inside, caught, does not let half of it commit", async () => {
    const work = store.transaction(async (tx) => {
      await add(tx, 1);
      await sql`select 1 / 0`.execute(tx).catch(() => {});
    });
    await work.catch(() => {});
    expect(await count(store.db)).toBe(0);
  });

  test("a query beside an open transaction is never inside it", async () => {
    let beside: Promise<unknown> | undefined;
    const failing = store.transaction(async (tx) => {
      await add(tx, 1);
      beside = add(store.db, 2);
      await pause(50);
      await add(tx, 3);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await beside;
    const { rows } = await sql`select id from pebble`.execute(store.db);
    expect(rows).toEqual([{ id: 2 }]);
  });

  test("a hundred at once, each alone", async () => {
    const all = Array.from({ length: 100 }, (_, i) =>
      store.transaction(async (tx) => {
        await lock(tx, "pebbles");
        const before = await count(tx);
        await add(tx, i);
        return (await count(tx)) - before;
      }),
    );
    expect(await Promise.all(all)).toEqual(Array(100).fill(1));
  });

  test.each(["40001", "40P01"])("runs again after %s, at most three times more", async (code) => {
    let runs = 0;
    const fail = (times: number) => {
      runs = 0;
      return store.transaction(async (tx) => {
        await add(tx, ++runs);
        if (runs <= times)
          await sql.raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`).execute(tx);
      });
    };
    await fail(3);
    expect(runs).toBe(4);
    expect(await count(store.db)).toBe(1);
    await sql`delete from pebble`.execute(store.db);
    await expect(fail(99)).rejects.toMatchObject({ code });
    expect(runs).toBe(4);
  });

  test("locks taken together come in one order", async () => {
    const both = [
      ["a", "b"],
      ["b", "a", "b"],
    ].map((keys) =>
      store.transaction(async (tx) => {
        await lockAll(tx, keys);
        await pause(20);
      }),
    );
    await Promise.all(both);
  });

  test("isolation is read committed", async () => {
    const level = await store.transaction(async (tx) => (await sql`show transaction_isolation`.execute(tx)).rows);
    expect(level).toEqual([{ transaction_isolation: "read committed" }]);
  });
});
