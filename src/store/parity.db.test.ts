import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { eachEmptyStore } from "../../test/support/stores.ts";
import type { Store } from "./store.ts";

/** What both must give: PostgreSQL compared with PGlite by comparing each with this. */
const read: Array<[string, unknown]> = [
  ["count(*) from generate_series(1, 3)", 3],
  ["9007199254740991::int8", 9007199254740991],
  ["sum(x) from generate_series(1, 3) x", 6],
  ["sum(x::int8) from generate_series(1, 3) x", "6"],
  ["1.50::numeric", "1.50"],
  ["array[1.5::numeric]", ["1.5"]],
  ["0.5::float8", 0.5],
  ["7::int2", 7],
  ["true", true],
  ["null::int8", null],
  ["'2026-03-29 01:30:00.123456+00'::timestamptz", new Date("2026-03-29T01:30:00.123Z")],
  ["'infinity'::timestamptz", Number.POSITIVE_INFINITY],
  ["'2026-03-29'::date", "2026-03-29"],
  ["'2026-03-29 01:30:00'::timestamp", "2026-03-29 01:30:00"],
  ["('2026-03-29 01:30:00+02'::timestamptz)::date", "2026-03-28"],
  ["'01:30'::time", "01:30:00"],
  ["'1 day 2 hours'::interval", "1 day 02:00:00"],
  [`'{"a": [1, null], "b": "x"}'::jsonb`, { a: [1, null], b: "x" }],
  [`'[1, 2]'::json`, [1, 2]],
  [`'"x"'::jsonb`, "x"],
  ["'\\x00ff'::bytea", Buffer.from([0, 255])],
  ["array['\\x00ff'::bytea]", [Buffer.from([0, 255])]],
  ["array[1, 2]::int8[]", [1, 2]],
  ["array['a', null, 'b\"c,d']", ["a", null, 'b"c,d']],
  ["array['2026-03-29'::date]", ["2026-03-29"]],
  ["array['2026-03-29 01:30:00+00'::timestamptz]", [new Date("2026-03-29T01:30:00Z")]],
  ["'0190163d-8694-739b-aea5-966c26f8ad91'::uuid", "0190163d-8694-739b-aea5-966c26f8ad91"],
  ["point(1, 2)", "(1,2)"],
];

const written: Array<[string, unknown, unknown]> = [
  ["jsonb", { a: [1] }, { a: [1] }],
  ["jsonb", JSON.stringify(["a", 1]), ["a", 1]],
  ["jsonb", "2", 2],
  ["text[]", ['a"b', "", null], ['a"b', "", null]],
  ["int8", 12, 12],
  ["timestamptz", new Date("2026-03-29T01:30:00.123Z"), new Date("2026-03-29T01:30:00.123Z")],
  ["date", "2026-03-29", "2026-03-29"],
  ["boolean", false, false],
  ["bytea", new Uint8Array([1, 2]), Buffer.from([1, 2])],
  ["text", null, null],
  ["text", "Zoë 🪨 \u0001", "Zoë 🪨 \u0001"],
];

eachEmptyStore("values", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test.each(read)("select %s", async (expression, expected) => {
    const { rows } = await sql<{
      value: unknown;
    }>`select ${sql.raw(expression.replace(/( from |$)/, " as value$1"))}`.execute(store.db);
    expect(rows).toStrictEqual([{ value: expected }]);
  });

  test.each(written)("a parameter as %s: %j", async (type, value, expected) => {
    const { rows } = await sql<{ value: unknown }>`select ${value}::${sql.raw(type)} as value`.execute(store.db);
    expect(rows).toStrictEqual([{ value: expected }]);
  });

  test.each(["jsonb", "boolean"])("a list is no %s", async (type) => {
    await expect(sql`select ${[1]}::${sql.raw(type)}`.execute(store.db)).rejects.toMatchObject({ code: "22P02" });
  });

  test("an int8 beyond 2^53 is an error, not another number", async () => {
    await expect(sql`select 9007199254740992::int8`.execute(store.db)).rejects.toThrow(/beyond 2\^53/);
    await expect(store.ping()).resolves.toBeUndefined();
  });

  test("affected rows, several statements, and the fields of an error", async () => {
    await sql`create table pebble (id int4 primary key, weight int4 check (weight > 0)); create table other (id int4)`.execute(
      store.db,
    );
    const inserted = await sql`insert into pebble select i, 1 from generate_series(1, 3) i`.execute(store.db);
    expect(inserted.numAffectedRows).toBe(3n);
    const updated = await sql`update pebble set weight = ${2} where id <= ${2}`.execute(store.db);
    expect(updated.numAffectedRows).toBe(2n);
    const twice = sql`insert into pebble values (${1}, 1)`.execute(store.db);
    await expect(twice).rejects.toMatchObject({ code: "23505", constraint: "pebble_pkey", table: "pebble" });
    const light = sql`insert into pebble values (9, 0)`.execute(store.db);
    await expect(light).rejects.toMatchObject({ code: "23514", constraint: "pebble_weight_check" });
  });
});
