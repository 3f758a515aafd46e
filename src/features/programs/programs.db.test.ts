import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { createProgram } from "./create-program.ts";

let house: House;
let cookie: string;
const page = async (path: string) => (await house.get(path, { cookie })).text();
const start = (organisation: string, name: string) =>
  createProgram(house.world.log, { organisation, name, timezone: "Europe/Lisbon", by: house.world.userId });

beforeAll(async () => {
  house = await openHouse();
  const { store } = house.cairn;
  const { email } = await store.db
    .selectFrom("user")
    .where("id", "=", house.world.userId)
    .select("email")
    .executeTakeFirstOrThrow();
  cookie = await house.cookieOf(email);
  await store.db.insertInto("host").values({ user_id: house.world.userId }).execute();
});
afterAll(() => house.close());

test("a second program begins in the organisation there is; from an organisation's page, in that one", async () => {
  const first = await page("/programs/new");
  expect(first).toContain('value="Hilltop"');
  expect(first).toContain("Another name makes another organisation.");
  await start("Hilltop", "Second cohort");
  await start("Valley", "Their cohort");
  expect(await page("/programs/new")).not.toMatch(/value="(Hilltop|Valley)"|Another name/);
  const { org_id } = await house.cairn.store.db
    .selectFrom("organisation")
    .where("name", "=", "Valley")
    .select("org_id")
    .executeTakeFirstOrThrow();
  const to = `/programs/new?organisation=${org_id}`;
  expect(await page(`/organisations/${org_id}`)).toContain(`href="${to}"`);
  expect(await page(to)).toContain('value="Valley"');
});

test("from their programs a host finds the next one and the outbox", async () => {
  const home = await page("/");
  expect(home).toContain('href="/programs/new"');
  expect(home).toContain('href="/outbox"');
});
