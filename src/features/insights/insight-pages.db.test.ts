import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";

const DAY = 86_400_000;
let house: House;
let as: { cookie: string };
let base: string;

beforeAll(async () => {
  house = await openHouse();
  const { world, clock, cairn } = house;
  const user = await addAccount(cairn.store, "Cora", "cora@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: user }).execute();
  as = { cookie: await house.cookieOf("cora@example.org") };
  base = `/programs/${world.programId}`;
  await world.mentee("Ana <b>Reis</b>");
  clock.pass(8 * DAY);
});
afterAll(() => house.close());

const dashboard = async () => (await house.get(`${base}/dashboard`, as)).text();
const sentence = "1 participant has waited for a match for 7 days or longer";

test("what is wrong stands beside its field, and what was typed stays", async () => {
  const form = await (await house.get(`${base}/insights/waiting/aside`, as)).text();
  expect(form).toContain(sentence);
  const seen = /name="seen" value="(\w+)"/.exec(form)?.[1] ?? "";
  const put = (more: Record<string, string>) =>
    house.post(`${base}/insights/waiting/aside`, { seen, how: "day", day: "2026-03-20", reason: "Soon", ...more }, as);
  for (const [more, words] of [
    [{ reason: " " }, "Say why, in a few words."],
    [{ how: "" }, "Say for how long."],
    [{ day: "" }, "Choose a day."],
    [{ day: "2026-03-10" }, "Choose a day that is still to come."],
    [{ day: "2027-03-12" }, "At most a year ahead."],
    [{ seen: "other" }, "Look at it once more"],
  ] as const) {
    const answer = await put(more);
    expect(answer.status, words).toBe(422);
    const text = await answer.text();
    expect(text).toContain(words);
    if (!("day" in more)) expect(text).toContain('value="2026-03-20"');
    if (!("reason" in more)) expect(text).toContain("Soon");
  }
  expect((await put({})).headers.get("location")).toBe(`${base}/dashboard#put-aside`);
});

test("it is listed apart, with who and why, until it is taken back", async () => {
  const away = await dashboard();
  expect(away).toContain("As soon as people are matched, you see here who is stuck");
  for (const words of ["Put aside (1)", sentence, "Cora", "“Soon”", "20 March"]) expect(away).toContain(words);
  const removal = /action="([^"]+\/removal)"/.exec(away)?.[1] ?? "";
  expect((await house.post(removal, {}, as)).status).toBe(303);
  const back = await dashboard();
  expect(back).not.toContain("Put aside (");
  expect(back).toContain(sentence);
});

test("put aside on a narrowed dashboard, it leads back there and is away only there", async () => {
  const { db } = house.cairn.store;
  const { participant_id: ana } = await db.selectFrom("participant").select("participant_id").executeTakeFirstOrThrow();
  await house.post(`${base}/participants/tags`, { to: ana, tag: "a & b" }, as);
  const slice = "?tag=a+%26+b";
  const narrowed = async () => (await house.get(`${base}/dashboard${slice}`, as)).text();
  expect(await narrowed()).toContain(`/insights/waiting/aside${slice}"`);
  const form = await (await house.get(`${base}/insights/waiting/aside${slice}`, as)).text();
  expect(form).toContain("Only for people tagged a &amp; b");
  const seen = /name="seen" value="(\w+)"/.exec(form)?.[1] ?? "";
  const put = { seen, how: "new", reason: "They come together" };
  const answer = await house.post(`${base}/insights/waiting/aside${slice}`, put, as);
  expect(answer.headers.get("location")).toBe(`${base}/dashboard${slice}#put-aside`);
  expect(await narrowed()).toContain("Put aside (1)");
  expect(await dashboard()).not.toContain("Put aside (");
  const removal = /action="([^"]+\/removal[^"]*)"/.exec(await narrowed())?.[1] ?? "";
  expect((await house.post(removal, {}, as)).headers.get("location")).toBe(`${base}/dashboard${slice}#needs-you`);
  expect(await narrowed()).not.toContain("Put aside (");
});

test("an insight that nobody is in any more leads back", async () => {
  const answer = await house.get(`${base}/insights/never-met/aside`, as);
  expect(answer.headers.get("location")).toBe(`${base}/dashboard`);
});

test("the Monday mail is stopped on the page, and by its link, whose GET changes nothing", async () => {
  const user = await house.cairn.store.db
    .selectFrom("user")
    .where("email", "=", "cora@example.org")
    .select("id")
    .executeTakeFirstOrThrow();
  const link = `/digests/${house.cairn.signer.sign("digest", { program: house.world.programId, user: user.id })}`;
  expect(await (await house.get(link)).text()).toContain("Stop the Monday mails?");
  expect(await dashboard()).toContain("Stop the mail");
  await house.post(`${base}/digest`, { on: "0" }, as);
  expect(await dashboard()).toContain("Send it to me");
  await house.post(`${base}/digest`, { on: "1" }, as);
  expect(await dashboard()).toContain("Stop the mail");
  // A mail program posts without a cookie and without an Origin.
  const clicked = await house.cairn.app.request(`http://localhost:3000${link}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(clicked.status).toBe(200);
  expect(await dashboard()).toContain("Send it to me");
  expect(await (await house.post(`${link}/taking-back`, {})).text()).toContain("Stop the Monday mails?");
  expect((await house.get("/digests/broken")).status).toBe(404);
});
