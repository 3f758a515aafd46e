import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LoopId } from "../../src/milestones/ids.ts";
import { type Served, serveCairn } from "./cairn.ts";
import { keyboardOf } from "./keyboard.ts";

// The ten tasks of a Monday, as they are written down in monday.md: by keyboard alone, and axe finds nothing after each.

let served: Served;
let page: Page;
let keys: ReturnType<typeof keyboardOf>;
beforeAll(async () => {
  served = await serveCairn({ demo: true });
  page = await served.visitor({ viewport: { width: 1280, height: 900 } });
  keys = keyboardOf(page);
  await page.goto(served.cairn.demo?.links().find((one) => one.guest === "coordinator")?.link as string);
  await page.getByRole("heading", { name: "Milestones" }).waitFor();
});
afterAll(() => served?.close());

const heading = (name: string | RegExp) => page.getByRole("heading", { name, exact: true });
const said = (words: string | RegExp) => page.locator("#flash").getByText(words);

test("1. who is where: the chart, and the people behind a bar", async () => {
  await keys.find("dash", "Dashboard");
  await keys.skip();
  const bar = page.getByRole("link", { name: /First Meeting/ }).first();
  await keys.reach(bar);
  const people = ((await bar.textContent()) ?? "").match(/\d+/)?.[0];
  await keys.press("Enter");
  await page.getByRole("status").getByText(`${people} people`, { exact: true }).waitFor();
  await keys.axe();
});

test("2. those who are stuck in First Meeting", async () => {
  await keys.find("dash", "Dashboard");
  await heading("Needs you").waitFor();
  await keys.skip();
  const insight = page.locator("#insight-stuck-first-meeting");
  await keys.go(insight.getByRole("link", { name: "See who" }));
  await heading("Participants").waitFor();
  await page.getByRole("link", { name: /For more than 21 days.*Take this filter off/ }).waitFor();
  await keys.axe();
});

test("3. whose turn it is for one of them, and back to the list", async () => {
  await keys.press("j");
  const first = page.locator("tbody th a").first();
  expect(await first.evaluate((one) => one === document.activeElement)).toBe(true);
  const name = (await first.textContent()) ?? "";
  await keys.press("Enter");
  const summary = page.getByRole("complementary", { name });
  await summary
    .getByText(/turn|Waiting|waits/i)
    .first()
    .waitFor();
  await keys.axe();
  await keys.enter(summary.getByRole("link", { name: "Close" }));
  await summary.waitFor({ state: "detached" });
});

test("4. writing to them: a sample, a look at each, and off it goes", async () => {
  await keys.find("write first", "Write to the people stuck in First Meeting");
  await heading("Reach out").waitFor();
  await keys.skip();
  await keys.choose(page.getByLabel("Start from"), "A ");
  await keys.go(page.getByRole("button", { name: "Take it" }));
  await heading(/will read$/).waitFor();
  await keys.axe();
  await keys.go(page.getByRole("button", { name: "See it for each person" }));
  await heading("Before it goes").waitFor();
  await keys.axe();
  const send = page.getByRole("button", { name: /^Send to \d+ people$/ });
  const people = Number(((await send.textContent()) ?? "").match(/\d+/)?.[0]);
  await keys.go(send);
  await said(`${people} messages are on their way.`).waitFor();
  const letter = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const recipients = served.cairn.store.db.selectFrom("outreach_recipient").where("outreach_id", "=", letter);
  expect((await recipients.select("participant_id").execute()).length).toBeGreaterThanOrEqual(people);
  await keys.axe();
});

test("5. an insight is put aside, with a reason", async () => {
  await keys.find("dash", "Dashboard");
  await heading("Needs you").waitFor();
  await keys.skip();
  const insight = page.locator("#insight-stuck-first-meeting");
  await keys.unfold(insight.locator("summary[aria-label^='More about']"));
  await keys.go(insight.getByRole("link", { name: "Put aside…" }));
  await heading("Put aside").waitFor();
  await keys.skip();
  await keys.reach(page.getByRole("radio", { name: /Until somebody new is in it/ }));
  await keys.press("Space");
  await keys.type(page.getByLabel("Why", { exact: true }), "I have just written to all of them");
  await keys.axe();
  await keys.go(page.getByRole("button", { name: "Put aside" }));
  await page.getByText(/^Put aside \(/).waitFor();
  await insight.waitFor({ state: "detached" });
  // Where it went is unfolded and in view.
  const put = page.getByRole("listitem").filter({ hasText: "I have just written to all of them" });
  await put.waitFor();
  await page.waitForURL(/#put-aside$/);
  await expect.poll(() => put.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true);
  await keys.axe();
});

test("6. two who wait are matched", async () => {
  await keys.find("match two", "Match two people");
  await heading("Match two people").waitFor();
  await keys.skip();
  const [mentor, mentee] = await Promise.all([waiting("mentor"), waiting("mentee")]);
  await keys.choose(page.getByLabel("Mentor", { exact: true }), mentor);
  await keys.choose(page.getByLabel("Mentee", { exact: true }), mentee);
  await keys.axe();
  await keys.go(page.getByRole("button", { name: "Match them" }));
  await said(`${mentor} and ${mentee} are matched. Both get a mail.`).waitFor();
  await page.getByRole("row").filter({ hasText: mentor }).filter({ hasText: mentee }).waitFor();
  await keys.axe();
});

/** Somebody who is in no loop. */
async function waiting(role: "mentor" | "mentee"): Promise<string> {
  const { name } = await served.cairn.store.db
    .selectFrom("participant as p")
    .where("p.role", "=", role)
    .where("p.status", "=", "active")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("loop_member as m").whereRef("m.participant_id", "=", "p.participant_id").select("m.loop_id"),
        ),
      ),
    )
    .orderBy("p.name")
    .select("p.name")
    .executeTakeFirstOrThrow();
  return name;
}

test("7. a call is logged, for the other coordinators", async () => {
  await keys.find("call arjun", "Log a call or a talk with Arjun Patel");
  const what = page.getByLabel("What you did");
  // The form is open, and the cursor in it.
  await expect.poll(() => what.evaluate((one) => one === document.activeElement)).toBe(true);
  await keys.choose(what, "Called");
  await keys.type(page.getByLabel("In a few words"), "He is well, and writes to Priya this week");
  await keys.axe();
  await keys.go(page.getByRole("button", { name: "Log it" }));
  await said("Logged. The other coordinators see it, too.").waitFor();
  await page.getByText("He is well, and writes to Priya this week").waitFor();
  await keys.axe();
});

test("8. a loop that fell silent is closed, and its members are asked how it was", async () => {
  await keys.find("silent", "See loops that are silent");
  await heading("Loops").waitFor();
  await keys.press("j");
  const first = page.locator("tbody th a").first();
  await expect.poll(() => first.evaluate((one) => one === document.activeElement)).toBe(true);
  const loop = (await first.getAttribute("href"))?.split("/").at(-2);
  await keys.press("x");
  await page.getByText("1 chosen").waitFor();
  await keys.press("a");
  await keys.go(page.getByRole("button", { name: "Close…" }));
  await heading("Close this loop?").waitFor();
  await keys.skip();
  await keys.choose(page.getByLabel(/^Why/), "They get a new match");
  await keys.axe();
  await keys.go(page.getByRole("button", { name: "Close it" }));
  await heading("1 loop is closed").waitFor();
  const row = await served.cairn.store.db
    .selectFrom("loop")
    .where("loop_id", "=", loop as LoopId)
    .select("status")
    .executeTakeFirst();
  expect(row?.status).toBe("closed");
  await keys.axe();
});

test("9. the report is read, and its rows are taken along", async () => {
  await keys.find("report", "Reports");
  await heading("Milestones reached").waitFor();
  await keys.axe();
  await keys.skip();
  const download = page.waitForEvent("download");
  await keys.enter(page.getByRole("link", { name: "Participants", exact: true }).last());
  expect((await download).suggestedFilename()).toBe("participants.csv");
});

test("10. a person is found, and a step counted for them", async () => {
  await keys.find("aisling", "Aisling");
  await heading(/^Aisling/).waitFor();
  await keys.skip();
  await keys.unfold(page.locator("summary", { hasText: "left in this milestone" }).first());
  await keys.unfold(page.locator("summary", { hasText: "Count a step as done" }).first());
  await keys.type(page.getByLabel("Why", { exact: true }).first(), "She told me on the phone that they met");
  await keys.go(page.getByRole("button", { name: "Count it" }).first());
  await said("Counted, with your reason.").waitFor();
  await keys.axe();
});

test("and with two minutes left some are tagged, without leaving the list", async () => {
  await keys.find("parti", "Participants");
  await heading("Participants").waitFor();
  const milestone = page.getByLabel("Mentoring milestone");
  await keys.choose(milestone, "First Meeting");
  await keys.press("Enter");
  await page.getByRole("link", { name: /First Meeting Take this filter off/ }).waitFor();
  // The cursor is still in the filters; from a field to choose from the keys of the list are letters.
  await expect.poll(() => milestone.evaluate((one) => one === document.activeElement)).toBe(true);
  await keys.reach(page.getByRole("link", { name: "Save as CSV" }));
  for (const key of ["j", "x", "j", "x"]) await keys.press(key);
  await page.getByText("2 chosen").waitFor();
  await keys.press("a");
  await keys.unfold(page.locator(".selection-bar summary", { hasText: "Tag" }));
  await keys.type(page.getByRole("combobox", { name: "Tag" }), "call this week");
  await keys.press("Enter");
  await said("2 people tagged “call this week”.").waitFor();
  await keys.axe();
});

test("all keys are listed, and Escape leads back to where one was", async () => {
  const link = page.getByRole("link", { name: "Participants", exact: true }).first();
  await keys.reach(link);
  await keys.press("?");
  await page.getByRole("dialog", { name: "Keys" }).getByText("Find people, loops, pages, actions").waitFor();
  await keys.axe();
  await keys.press("Escape");
  await keys.press("Control+k");
  await page.getByRole("listbox", { name: "Found" }).getByText("Dashboard").waitFor();
  await keys.axe();
  await keys.press("Escape");
  expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
});
