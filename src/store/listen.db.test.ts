import { sql } from "kysely";
import { beforeAll, expect, test, vi } from "vitest";
import { eachEmptyStore } from "../../test/support/stores.ts";
import type { Store } from "./store.ts";

eachEmptyStore("notices", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("arrive when the transaction commits, and only then", async () => {
    const heard: string[] = [];
    const stop = await store.listen("news", (payload) => heard.push(payload));
    await store.transaction(async (tx) => {
      await store.notify(tx, "news", "first");
      await sql`select pg_sleep(0.05)`.execute(tx);
      expect(heard).toEqual([]);
    });
    const failing = store.transaction(async (tx) => {
      await store.notify(tx, "news", "taken back");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await store.notify(store.db, "news", 'it\'s "second"');
    await vi.waitFor(() => expect(heard).toEqual(["first", 'it\'s "second"']));
    await stop();
  });

  test("go to every listener until it stops", async () => {
    const [one, two] = [vi.fn(), vi.fn()];
    const stopOne = await store.listen("news", one);
    const stopTwo = await store.listen("news", two);
    await stopOne();
    await store.notify(store.db, "news", "x");
    await vi.waitFor(() => expect(two).toHaveBeenCalledTimes(1));
    await stopTwo();
    await store.notify(store.db, "news", "y");
    await store.ping();
    expect(one).not.toHaveBeenCalled();
    expect(two).toHaveBeenCalledTimes(1);
  });

  test("a channel is a plain word", async () => {
    await expect(store.listen("News; drop", () => {})).rejects.toThrow(/channel/);
  });

  test("a broken connection is made again", async () => {
    if (store.kind === "pglite") return;
    const heard = vi.fn();
    const stop = await store.listen("news", heard);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen%'`.execute(store.db);
    await vi.waitFor(
      async () => {
        await store.notify(store.db, "news", "x");
        expect(heard).toHaveBeenCalled();
      },
      { timeout: 5_000 },
    );
    await stop();
  });
});
