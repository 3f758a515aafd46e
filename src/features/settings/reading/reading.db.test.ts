import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../../test/support/house.ts";
import { addAccount } from "../../../../test/support/world.ts";
import { readingsOf } from "../../../access/reading.ts";
import { keepReading, READINGS_MAX } from "./keep-reading.ts";

let house: House;
let cookies: { cora: string; ana: string };
let path: string;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const { db } = cairn.store;
  const userId = await addAccount(cairn.store, "Cora", "cora@example.org");
  await db.insertInto("coordinator").values({ program_id: world.programId, user_id: userId }).execute();
  const ana = await world.mentee("Ana");
  const account = await addAccount(cairn.store, "Ana", "ana@example.org");
  await db
    .updateTable("participant")
    .set({ user_id: account, status: "active" })
    .where("participant_id", "=", ana)
    .execute();
  cookies = { cora: await house.cookieOf("cora@example.org"), ana: await house.cookieOf("ana@example.org") };
  path = `/programs/${world.programId}/settings/reading`;
});
afterAll(() => house.close());

const post = async (to: string, form: Record<string, string>) => {
  const answer = await house.post(`${path}${to}`, form, { cookie: cookies.cora });
  return { status: answer.status, html: await answer.text() };
};
const readings = () => readingsOf(house.cairn.store.db, house.world.programId);
const titles = async () => (await readings()).map((one) => one.title);
const home = async () => (await house.get(`/programs/${house.world.programId}/home`, { cookie: cookies.ana })).text();

test("what is recommended stands on the home page of whom it fits", async () => {
  const forms = [
    { title: "A talk on listening", url: "https://talks.example/listening", role: "", stage: "" },
    { title: "For mentors", url: "https://talks.example/mentors", role: "mentor", stage: "" },
    { title: "Before you meet", url: "https://talks.example/meet?a=1&b=2", role: "mentee", stage: "getting-started" },
    { title: "At the end", url: "https://talks.example/end", role: "", stage: "levelling-up" },
  ];
  for (const form of forms) expect((await post("", form)).status).toBe(303);
  const page = await home();
  expect(page).toContain('href="https://talks.example/listening" rel="noopener noreferrer"');
  expect(page).toContain("Before you meet");
  expect(page).not.toContain("For mentors");
  expect(page).not.toContain("At the end");
});

test.each([
  ["url", "javascript:alert(1)", "An address that begins with"],
  ["url", "https://a b.example", "An address that begins with"],
  ["url", "http://", "An address that begins with"],
  ["title", " ", "A title, please."],
  ["title", "x".repeat(121), "At most 120 characters."],
  ["role", "boss", "Choose one of these."],
  ["stage", "nowhere", "Choose one of the milestones."],
])("%s %j is refused beside its field, and what was typed stays", async (name, value, said) => {
  const before = await titles();
  const [first] = await readings();
  for (const to of ["", `/${first?.reading_id}`]) {
    const answer = await post(to, { title: "Mine", url: "https://x.example/mine", [name]: value });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(said);
    expect(answer.html).toContain(name === "url" ? 'value="Mine"' : 'value="https://x.example/mine"');
  }
  expect(await titles()).toEqual(before);
});

test("it is changed, moved and removed; one that is not there is nowhere", async () => {
  const [first, second] = await readings();
  await post(`/${second?.reading_id}/up`, {});
  expect((await titles()).slice(0, 2)).toEqual(["For mentors", "A talk on listening"]);
  await post(`/${second?.reading_id}/up`, {});
  expect((await titles())[0]).toBe("For mentors");
  await post(`/${first?.reading_id}`, { title: "A talk", url: "http://talks.example" });
  expect((await titles())[1]).toBe("A talk");
  await post(`/${first?.reading_id}/removal`, {});
  expect(await titles()).not.toContain("A talk");
  for (const to of ["/none", `/${first?.reading_id}`]) {
    expect((await house.get(`${path}${to}`, { cookie: cookies.cora })).status).toBe(404);
    expect((await post(to, { title: "Mine", url: "https://x.example" })).status).toBe(404);
  }
});

test("there is an end to it, also when many are added at once", async () => {
  const { log, programId } = house.world;
  const words = { title: "One more", url: "https://x.example", role: null, stage: null };
  const answers = await Promise.all(Array.from({ length: READINGS_MAX }, () => keepReading(log, programId, words)));
  expect(answers.filter((one) => "refused" in one)).toHaveLength(3);
  expect(await titles()).toHaveLength(READINGS_MAX);
  const full = await post("", { title: "Mine", url: "https://x.example/mine" });
  expect(full.status).toBe(422);
  expect(full.html).toContain("There are 50 already.");
});
