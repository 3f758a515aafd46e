import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import { stuckByStage } from "../../insights/stuck.ts";
import { rebuild } from "../../progress/rebuild.ts";

let house: House;
let cookie: string;
let path: string;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const userId = await addAccount(cairn.store, "Cora", "cora@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: userId }).execute();
  cookie = await house.cookieOf("cora@example.org");
  path = `/programs/${world.programId}/settings`;
});
afterAll(() => house.close());

const FORM = { name: "Spring cohort", timezone: "Europe/Lisbon", days: "21" };
const save = (form: Record<string, string>) => house.post(path, form, { cookie });

test("other days move who is stuck, for the program and for one milestone", async () => {
  const { world, clock } = house;
  const { db } = house.cairn.store;
  await world.mentee("Ana");
  clock.pass(10 * 86_400_000);
  const stuck = async () => {
    const { pathway } = await db
      .selectFrom("program")
      .where("program_id", "=", world.programId)
      .select("pathway")
      .executeTakeFirstOrThrow();
    const program = { ...world.coordinatorViewer().program, pathway };
    return (await stuckByStage(db, program, clock.now())).map((one) => [one.stage, one.days]);
  };
  expect(await stuck()).toEqual([]);
  expect((await save({ ...FORM, days: "9" })).status).toBe(303);
  expect(await stuck()).toEqual([["getting-started", 9]]);
  await save({ ...FORM, days: "9", "days-getting-started": "30" });
  expect(await stuck()).toEqual([]);
  await save({ ...FORM, "days-getting-started": "5" });
  expect(await stuck()).toEqual([["getting-started", 5]]);
  expect(await rebuild(house.cairn.store, world.programId, { check: true })).toEqual([]);
});

test.each([
  ["days", "0", "At least 1 day."],
  ["days", "many", "A number of days."],
  ["days", "", "At least 1 day."],
  ["name", "  ", "A name, please."],
  ["timezone", "Mars/Base", "A time zone such as Europe/Lisbon."],
  ["days-matching", "1.5", "Whole days."],
])("%s %j is refused beside its field, and what was typed stays", async (name, value, words) => {
  const answer = await save({ ...FORM, name: "A new name", [name]: value });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toMatch(new RegExp(`id="field-${name}-error"[^>]*>(?:<[^>]+>|[^<])*${words}`));
  if (name !== "name") expect(page).toContain('value="A new name"');
  const program = await house.cairn.store.db
    .selectFrom("program")
    .where("program_id", "=", house.world.programId)
    .select("name")
    .executeTakeFirstOrThrow();
  expect(program.name).toBe("Spring cohort");
});

test("another coordinator comes in by mail, once; the last one stays", async () => {
  const { db } = house.cairn.store;
  expect((await house.post(`${path}/coordinators`, { email: "dora@example.org" }, { cookie })).status).toBe(303);
  const mail = await db
    .selectFrom("mail")
    .where("recipient", "=", "dora@example.org")
    .select("body")
    .executeTakeFirstOrThrow();
  const link = new URL(/https?:\S+/.exec(mail.body)?.[0] as string).pathname;
  expect((await house.get(link)).status).toBe(200);
  const yes = await house.post(link, { name: "Dora", password: "" });
  expect(yes.status).toBe(303);
  const dora = yes.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  expect((await house.get(path, { cookie: dora })).status).toBe(200);
  expect((await house.get(link)).status).toBe(404);
  const ids = await db
    .selectFrom("coordinator")
    .where("program_id", "=", house.world.programId)
    .select("user_id")
    .execute();
  for (const { user_id } of ids) await house.post(`${path}/coordinators/${user_id}/removal`, {}, { cookie });
  const left = await db
    .selectFrom("coordinator")
    .where("program_id", "=", house.world.programId)
    .select("user_id")
    .execute();
  expect(left.length).toBeGreaterThanOrEqual(1);
});
