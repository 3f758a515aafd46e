import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eachEmptyStore } from "../../test/support/stores.ts";
import { migrate } from "./migrate.ts";
import type { Store } from "./store.ts";

eachEmptyStore("migrations", (open) => {
  let store: Store;
  let folder: string;
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const tables = async () =>
    (
      await sql<{
        name: string;
      }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(store.db)
    ).rows.map((row) => row.name);

  beforeEach(async () => {
    store = await open();
    folder = mkdtempSync(join(tmpdir(), "cairn-migrations-"));
    file("0001-pebble.sql", "create table pebble (id int4); insert into pebble values (1);\n");
    file("0002-rock.sql", "create table rock (id int4);\n");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("apply each file once, in order", async () => {
    expect(await migrate(store, folder)).toEqual(["0001-pebble.sql", "0002-rock.sql"]);
    expect(await migrate(store, folder)).toEqual([]);
    file("0003-boulder.sql", "alter table rock rename to boulder;");
    expect(await migrate(store, folder)).toEqual(["0003-boulder.sql"]);
    expect(await tables()).toEqual(["boulder", "pebble", "schema_migration"]);
  });

  test("a file that fails leaves nothing of itself, and all before it", async () => {
    file("0002-rock.sql", "create table rock (id int4); insert into rock values (1); select 1 / 0;");
    await expect(migrate(store, folder)).rejects.toMatchObject({
      code: "22012",
      message: expect.stringMatching(/^0002-rock.sql: /),
    });
    expect(await tables()).toEqual(["pebble", "schema_migration"]);
    file("0002-rock.sql", "create table rock (id int4);");
    expect(await migrate(store, folder)).toEqual(["0002-rock.sql"]);
  });

  test("an applied file that was changed is refused; its line ends are no change", async () => {
    await migrate(store, folder);
    file("0002-rock.sql", "create table rock (id int4);\r\n");
    expect(await migrate(store, folder)).toEqual([]);
    file("0002-rock.sql", "create table rock (id int8);\n");
    await expect(migrate(store, folder)).rejects.toMatchObject({
      code: "migration_changed",
      message: expect.stringMatching(/0002-rock/),
    });
  });

  test("a database of a newer version is refused, untouched", async () => {
    await migrate(store, folder);
    rmSync(join(folder, "0002-rock.sql"));
    file("0003-boulder.sql", "drop table pebble;");
    await expect(migrate(store, folder)).rejects.toMatchObject({
      code: "database_is_newer",
      message: expect.stringMatching(/0002-rock/),
    });
    expect(await tables()).toContain("pebble");
  });

  test.each(["3-boulder.sql", "0003_boulder.sql", "0002-boulder.sql"])("the name %s is a slip", async (name) => {
    file(name, "select 1;");
    await expect(migrate(store, folder)).rejects.toThrow(name.slice(0, 4));
    expect(await tables()).toEqual([]);
  });

  test("servers that start together apply each file once", async () => {
    file("0002-rock.sql", "select pg_sleep(0.1); create table rock (id int4);");
    const all = await Promise.all(Array.from({ length: 8 }, () => migrate(store, folder)));
    expect(all.flat().sort()).toEqual(["0001-pebble.sql", "0002-rock.sql"]);
  });
});
