import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { sendDueOutreach } from "../../outreach/send-due-outreach.ts";

let house: House;
let cookies: Record<"cleo" | "dora", string>;
let base: string;
let ana: ParticipantId;
let ben: ParticipantId;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  for (const name of ["Cleo", "Dora"]) {
    const user = await addAccount(cairn.store, name, `${name.toLowerCase()}@example.org`);
    await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: user }).execute();
  }
  cookies = { cleo: await house.cookieOf("cleo@example.org"), dora: await house.cookieOf("dora@example.org") };
  base = `/programs/${world.programId}/outreach`;
  [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
  await world.loop(ben, ana);
});
afterAll(() => house.close());

const page = async (path: string, who: keyof typeof cookies = "cleo") =>
  house.get(base + path, { cookie: cookies[who] });
const post = (path: string, body: Record<string, string> = {}, who: keyof typeof cookies = "cleo") =>
  house.post(base + path, body, { cookie: cookies[who] });
const letter = { subject: "For {{first_name}}", body: "With {{partner_first_name}}: {{next_step}}" };
const mails = (kind: string) =>
  house.cairn.store.db
    .selectFrom("mail")
    .where("kind", "=", kind)
    .orderBy("recipient")
    .select(["recipient", "subject", "body", "reply_to"])
    .execute();

test("each is seen as they will read it, one after the other, by links", async () => {
  const kept = await post("/preview", { ...letter, id: "d1", to: ana, whom: "both" });
  expect(kept.headers.get("location")).toBe(`${base}/drafts/d1`);
  const first = await (await page("/drafts/d1")).text();
  expect(first).toContain("Ana will read");
  expect(first).toContain("1 of 2");
  expect(first).toContain(`rel="next" href="${base}/drafts/d1?person=2" aria-label="Next: Ben"`);
  expect(first).not.toContain('rel="prev" href');
  for (const person of ["2", "99"]) {
    const second = await (await page(`/drafts/d1?person=${person}`)).text();
    expect(second).toContain("Ben will read");
    expect(second).toContain("With Ana: welcome your mentee");
    expect(second).toContain(`rel="prev" href="${base}/drafts/d1?person=1"`);
    expect(second).not.toContain('rel="next" href');
  }
  expect(await (await page("/drafts/d1?person=nobody")).text()).toContain("Ana will read");
});

test("a test is that person's letter, to whoever writes", async () => {
  const answer = await post("/drafts/d1/test", { person: "2" });
  expect(answer.headers.get("location")).toBe(`${base}/drafts/d1?person=2`);
  expect(await mails("outreach-test")).toMatchObject([{ recipient: "cleo@example.org", subject: "To try: For Ben" }]);
  expect(await mails("outreach")).toEqual([]);
});

test("a draft waits for who writes it, and for nobody else; its words can be changed", async () => {
  expect(await (await page("")).text()).toContain("Not sent yet");
  expect(await (await page("", "dora")).text()).not.toContain("For …");
  expect((await page("/drafts/d1", "dora")).status).toBe(404);
  expect((await post("/drafts/d1", {}, "dora")).status).toBe(404);
  expect((await post("/preview", { ...letter, id: "d1", to: ben }, "dora")).status).toBe(404);
  const words = await (await page("/drafts/d1/words")).text();
  expect(words).toContain('value="For {{first_name}}"');
  expect(words).toContain('value="both" checked');
  await post("/preview", { ...letter, subject: "Changed for {{first_name}}", id: "d1", to: ana, whom: "both" });
  expect(await (await page("/drafts/d1")).text()).toContain("Changed for Ana");
});

test("is sent once, and answers go to who wrote it", async () => {
  const refused = await post("/drafts/d1", { when: "later", at: "2020-01-01T10:00" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("That is over.");
  const sent = await Promise.all([post("/drafts/d1"), post("/drafts/d1")]);
  for (const one of sent) expect(one.headers.get("location")).toBe(`${base}/d1`);
  await sendDueOutreach(house.cairn.store, {
    baseUrl: "http://x.example",
    signer: house.cairn.signer,
    now: house.clock.now,
  });
  expect(await mails("outreach")).toMatchObject([
    { subject: "Changed for Ana", reply_to: "cleo@example.org" },
    { subject: "Changed for Ben", reply_to: "cleo@example.org" },
  ]);
  // Back in the browser: what became of it, and nothing sent again.
  expect((await page("/drafts/d1")).headers.get("location")).toBe(`${base}/d1`);
  expect((await post("/drafts/d1")).headers.get("location")).toBe(`${base}/d1`);
  expect(await mails("outreach")).toHaveLength(2);
});

test("whose turn it is, is asked when it goes; a draft that is not wanted goes away", async () => {
  await post("/preview", { ...letter, id: "d2", to: ana, whom: "turn" });
  const shown = await (await page("/drafts/d2")).text();
  expect(shown).toContain("As it stands, nobody gets it.");
  expect(shown).toContain("got a message in the last 3 days: Ana.");
  expect(shown).not.toMatch(/<button[^>]*>\s*Send it\s*</);
  expect((await post("/drafts/d2")).status).toBe(422);
  // The button says to how many it goes, also when those are among them who were written to lately.
  expect(shown).toContain(`href="${base}/drafts/d2?again=1"`);
  const too = await (await page("/drafts/d2?again=1")).text();
  expect(too).toContain("It goes also to those who got a message in the last 3 days.");
  expect(too).toMatch(/<input type="hidden" name="again" value="1"\/?>/);
  expect(too).toMatch(/<button[^>]*>\s*Send it\s*</);
  // A test is the letter that is looked at: those who are left out are not counted.
  const cyd = await house.world.mentee("Cyd");
  const both = new URLSearchParams({ ...letter, id: "d4", to: ana });
  both.append("to", cyd);
  const form = { cookie: cookies.cleo, "content-type": "application/x-www-form-urlencoded" };
  await house.post(`${base}/preview`, both.toString(), form);
  expect(await (await page("/drafts/d4")).text()).toContain("Cyd will read");
  await post("/drafts/d4/test", { person: "1" });
  expect((await mails("outreach-test")).map((mail) => mail.subject)).toContain("To try: For Cyd");
  await post("/drafts/d2/removal");
  await post("/drafts/d2/removal");
  expect((await page("/drafts/d2")).status).toBe(404);
});

test("a day that was chosen is meant, also by Enter, which presses the first button", async () => {
  await post("/preview", { ...letter, id: "d4", to: ana });
  const refused = await post("/drafts/d4", { when: "now", at: "2030-01-01T10:00" });
  expect(refused.status).toBe(422);
  const shown = await refused.text();
  expect(shown).toContain("You chose a day");
  expect(shown).toContain('value="2030-01-01T10:00"');
  expect((await page("/drafts/d4")).status).toBe(200);
});

test("to those who wait for a match, what is written for them is offered first", async () => {
  const waiting = await house.world.mentee("Waltraud");
  const offered = await (await page(`/new?to=${waiting}`)).text();
  const first = /<option value="([^"]+)"/.exec(offered.slice(offered.indexOf("An empty page")))?.[1];
  expect(first).toMatch(/getting-started/);
  const mixed = async (sample: string) => (await page(`/new?to=${waiting}&to=${ben}&sample=${sample}`)).text();
  expect(await mixed("getting-started-mentee")).toContain(
    "This sample is written for mentees, and 1 of them is a mentor.",
  );
  expect(await mixed("waiting-for-a-match")).not.toContain("This sample is written for");
});

test("while it is written: a sample is taken, those it goes to are shown, and what was typed stays", async () => {
  const typed = { id: "d3", to: ana, subject: "Typed {{", body: "Typed" };
  const shown = await (await post("/new", { ...typed, whom: "both", take: "whom" })).text();
  expect(shown).toContain("To Ana, Ben.");
  expect(shown).toContain('value="Typed {{"');
  const taken = await (await post("/new", { ...typed, take: "sample", sample: "met-once-and-silent" })).text();
  expect(taken).toContain("The second time is easier, Ana");
  // What was typed is not lost, and what a sample says is nobody's own.
  const was = { was_subject: "Typed {{", was_body: "Typed" };
  for (const [name, value] of Object.entries(was)) expect(taken).toContain(`name="${name}" value="${value}"`);
  const twice = { ...typed, ...was, subject: "", body: "", take: "sample", sample: "met-once-and-silent" };
  expect(await (await post("/new", twice)).text()).toContain("Put my words back");
  const back = await (await post("/new", { ...typed, ...was, body: "A sample", take: "back" })).text();
  expect(back).toContain(">Typed</textarea>");
  expect(back).not.toContain("Put my words back");
  const nothing = await post("/new", { ...typed, body: "", take: "sample", sample: "met-once-and-silent" });
  expect(await nothing.text()).not.toContain("Put my words back");
  const bad = await post("/preview", { ...typed, whom: "turn" });
  expect(bad.status).toBe(422);
  const page422 = await bad.text();
  expect(page422).toContain("A field needs two braces on each side");
  expect(page422).toContain('value="turn" checked');
});
