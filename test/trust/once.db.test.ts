import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeToken } from "../../src/server/api/token.ts";
import { type House, openHouse } from "../support/house.ts";
import { openPostgresCopy } from "../support/postgres-copies.ts";

// The same request told again, at once or later, has one effect and one answer. The promise is 1,000 keys by 5; in
// every run of the tests it is fewer, as ONCE_KEYS says.

const KEYS = Number(process.env.ONCE_KEYS ?? 60);
const TIMES = 5;
/** So many keys are under way at a time, each asked for five times at once. */
const AT_ONCE = 8;

const databases = {
  "an embedded database": async () => ({ url: undefined, remove: async () => {} }),
  ...(process.env.TEST_DATABASE_URL
    ? {
        PostgreSQL: async () => {
          const { store, url, remove } = await openPostgresCopy();
          await store.close();
          return { url, remove };
        },
      }
    : {}),
};

describe.each(Object.entries(databases))("on %s", (_, open) => {
  let house: House;
  let remove: () => Promise<unknown>;
  let headers: Record<string, string>;
  let path: string;
  beforeAll(async () => {
    const database = await open();
    remove = database.remove;
    house = await openHouse(undefined, undefined, database.url);
    const { world, cairn, clock } = house;
    const token = await makeToken(cairn.store.db, world.coordinatorViewer(), "once", clock.now());
    headers = { authorization: `Bearer ${token}` };
    path = `/api/v1/programs/${world.programId}/activities`;
  });
  afterAll(async () => {
    await house?.close();
    await remove?.();
  });

  const ask = async (key: string, body: object) => {
    const answer = await house.post(path, JSON.stringify(body), { ...headers, "idempotency-key": key });
    return { status: answer.status, body: await answer.text() };
  };
  const recorded = async () => {
    const { db } = house.cairn.store;
    const joined = db.selectFrom("activity").where("kind", "=", "participant.joined");
    const row = await joined.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
    return row.count;
  };
  const person = (number: number) => ({
    kind: "participant.joined",
    participant: `person-${number}`,
    role: number % 2 === 0 ? "mentor" : "mentee",
    name: `Person ${number}`,
  });

  test(`${KEYS} keys, each told ${TIMES} times at once: one effect and one answer each`, async () => {
    const before = await recorded();
    for (let from = 0; from < KEYS; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, KEYS - from) }, (_, index) => from + index);
      const answers = await Promise.all(
        numbers.map((number) => Promise.all(Array.from({ length: TIMES }, () => ask(`key-${number}`, person(number))))),
      );
      for (const same of answers) {
        expect(new Set(same.map((one) => one.status))).toEqual(new Set([201]));
        const [first, ...again] = same.map((one) => JSON.parse(one.body));
        expect(again).toEqual(again.map(() => first));
      }
    }
    expect(await recorded()).toBe(before + KEYS);
  }, 600_000);

  test("five different things with one key at once: one is done, the others are refused", async () => {
    const before = await recorded();
    const answers = await Promise.all([0, 1, 2, 3, 4].map((number) => ask("shared", person(100_000 + number))));
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await recorded()).toBe(before + 1);
  });

  test("what is refused leaves its key free", async () => {
    const wrong = { kind: "participant.removed", participant: "nobody-yet" };
    const refused = await Promise.all(Array.from({ length: TIMES }, () => ask("later", wrong)));
    expect(new Set(refused.map((one) => one.status))).toEqual(new Set([422]));
    expect((await ask("later", { ...person(200_000), participant: "nobody-yet" })).status).toBe(201);
  });
});
