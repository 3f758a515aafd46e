import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";

let house: House;
let cookie: string;
let base: string;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const user = await addAccount(cairn.store, "Cleo", "cleo@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: user }).execute();
  cookie = await house.cookieOf("cleo@example.org");
  base = `/programs/${world.programId}/outreach`;
});
afterAll(() => house.close());

const page = async (path: string) => (await house.get(base + path, { cookie })).text();
const post = (path: string, body: Record<string, string>) => house.post(base + path, body, { cookie });

test("what a program has made of a sample is what one begins with there", async () => {
  const ana = await house.world.mentee("Ana");
  const said = await post("/samples/silent", { from: "0", subject: "All well, {{first_name}}?", body: "Tell me." });
  expect(said.status).toBe(303);
  const compose = await page(`/new?to=${ana}&insight=silent`);
  expect(compose).toContain('value="All well, {{first_name}}?"');
  expect(compose).toContain("All well, Ana?");
  // The name that stood in addresses before leads there, too.
  expect(await page(`/new?to=${ana}&sample=quiet-pair`)).toContain("All well, Ana?");
  expect(await page("/samples")).toContain("worded by Cleo, today");
  expect(await page("/samples/silent/versions/0")).toContain("Is everything all right with you two?");
  await post("/samples/silent/clearing", {});
  expect(await page(`/new?to=${ana}&insight=silent`)).toContain("Is everything all right with you two?");
});

test("a field that there is not is refused, with those that there are, and what was typed", async () => {
  const words = { from: "0", subject: "Dear {{surname}}", body: "Come to {{link}" };
  for (const path of ["/samples/low-rating", "/samples/new", "/nudges/new"]) {
    const answer = await post(path, words);
    expect(answer.status, path).toBe(422);
    const text = await answer.text();
    expect(text).toContain("There is no field {{surname}}. There are: {{first_name}}, {{partner_first_name}}");
    expect(text).toContain("A field needs two braces on each side");
    expect(text).toContain('value="Dear {{surname}}"');
    expect(text).toContain("Come to {{link}</textarea>");
  }
});

test("who was overtaken is told so, keeps their words, and can mean them", async () => {
  await post("/samples/low-rating", { from: "0", subject: "Theirs", body: "Theirs." });
  const mine = { from: "0", subject: "Mine", body: "Mine." };
  const answer = await post("/samples/low-rating", mine);
  expect(answer.status).toBe(409);
  const text = await answer.text();
  expect(text).toContain("Somebody worded it anew while you wrote.");
  expect(text).toContain('value="Mine"');
  const from = /name="from" value="(\d+)"/.exec(text)?.[1] as string;
  expect((await post("/samples/low-rating", { ...mine, from })).status).toBe(303);
  expect(await page("/samples/low-rating")).toContain('value="Mine"');
  // Theirs is not lost.
  expect(await page("/samples/low-rating/versions/1")).toContain("Theirs.");
});

test("an own one is added, deleted with a way back, and unknown ones are a friendly 404", async () => {
  const own = { id: "ours", stage: "matching", role: "mentor", subject: "Our own", body: "Hello {{first_name}}" };
  await post("/samples/new", own);
  await post("/samples/new", own);
  expect((await page("/samples")).match(/Our own/g)).toHaveLength(1);
  const gone = await post("/samples/ours/clearing", {});
  const list = await house.get(gone.headers.get("location") as string, { cookie });
  expect(await list.text()).toContain("“Our own” is deleted.");
  expect((await house.get(`${base}/samples/ours`, { cookie })).headers.get("location")).toBe(
    `${base}/samples?gone=ours`,
  );
  await post("/samples/ours/return", { version: "1" });
  expect(await page("/samples/ours")).toContain('value="Our own"');
  for (const path of ["/samples/nothing", "/samples/ours/versions/99", "/samples/ours/versions/0"]) {
    expect((await house.get(base + path, { cookie })).status, path).toBe(404);
  }
  expect((await post("/samples/nothing", { from: "0", subject: "A", body: "B" })).status).toBe(404);
});
