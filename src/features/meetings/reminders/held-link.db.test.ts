import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../../test/support/house.ts";
import { openSigner } from "../../../access/signed-link.ts";
import { mailsOf } from "../mails.fixture.ts";
import { pairThatMeets } from "../pair-that-meets.fixture.ts";

let house: House;
let link: string;
let yes: string;
let mailed: string;
let pair: Awaited<ReturnType<typeof pairThatMeets<House["world"]>>>;
beforeAll(async () => {
  house = await openHouse();
  const { world, clock } = house;
  pair = await pairThatMeets(world);
  const post = mailsOf(house.cairn.store, world.programId, clock.now);
  await post.comeIn();
  await pair.arranged({ place: "The old mill" });
  clock.at("2026-03-09T15:00:00.000Z");
  await pair.hold();
  // Only we write mails here, not the house's own job at the same time.
  await house.cairn.jobs.stop();
  const { sendNotices } = await import("../../../notices/send-notices.ts");
  const signer = openSigner("a-secret-for-tests-that-is-long-enough");
  await sendNotices(house.cairn.store, {
    kinds: house.cairn.noticeKinds,
    baseUrl: "http://localhost:3000",
    signer,
    now: clock.now,
  });
  const mail = (await post.mails("lena@example.org")).find((one) => one.body.includes("/meetings/held/"));
  mailed = mail?.body ?? "";
  const links = [...mailed.matchAll(/http\S+\/meetings\/held\/\S+/g)].map(([url]) => new URL(url).pathname);
  expect(links).toHaveLength(2);
  [yes, link] = links as [string, string];
});
afterAll(() => house.close());

const held = async () => (await pair.meetings()).map((meeting) => meeting.status);

test("the mail has an answer to press for each, and says what counts without one", () => {
  expect(mailed).toMatch(/It counts unless you say no\..*Yes, we met:\nhttp.*No, we did not:\nhttp/s);
});

test("opening the links shows the question and changes nothing, however often a scanner does", async () => {
  for (const path of [link, yes, link, yes]) {
    const answer = await house.get(path);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain("Did you and Amara meet?");
    expect(page).not.toContain("mill");
  }
  expect(await held()).toEqual(["held"]);
});

test("a token that was touched, or is of another time, opens nothing", async () => {
  expect((await house.get(`${link}x`)).status).toBe(404);
  expect((await house.post(`${link.slice(0, -3)}abc`, {})).status).toBe(404);
  expect((await house.get("/meetings/held/nothing")).status).toBe(404);
  expect(await held()).toEqual(["held"]);
});

test("'yes' is thanked for at once, and nothing more is asked but the other answer", async () => {
  const page = await (await house.get(yes)).text();
  expect(page).toContain("Thank you. It counts");
  expect(page).toContain("No, we did not");
  expect(page).not.toContain("Yes, we met");
  expect(await held()).toEqual(["held"]);
});

test("'we did meet' leaves it held; nonsense is asked again", async () => {
  expect(await (await house.post(link, { answer: "yes" })).text()).toContain("It counts");
  expect((await house.post(link, { answer: "perhaps" })).status).toBe(422);
  expect(await held()).toEqual(["held"]);
});

test("one tap takes it back; a second tap changes nothing", async () => {
  for (let time = 0; time < 2; time++) {
    const answer = await house.post(link, { answer: "no" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("does not count");
  }
  expect(await held()).toEqual(["cancelled"]);
  expect(await pair.log("activity.retracted")).toMatchObject([{ actor: pair.lena }]);
  expect(await (await house.get(link)).text()).toContain("It does not count now");
});

test("a slip is put right: 'yes' after 'no' lets it count again", async () => {
  const page = await (await house.get(yes)).text();
  expect(page).not.toContain("Thank you");
  expect(page).toContain("Yes, we met");
  expect(await (await house.post(yes, { answer: "yes" })).text()).toContain("Thank you. It counts");
  expect(await held()).toEqual(["held"]);
});

test("thirty days later the link is over", async () => {
  house.clock.at("2026-04-09T15:00:00.000Z");
  expect((await house.get(link)).status).toBe(404);
});
