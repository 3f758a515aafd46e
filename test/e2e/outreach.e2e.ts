import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logMeetingElsewhere } from "../../src/features/meetings/log-meeting-elsewhere.ts";
import { sendMessage } from "../../src/features/messages/send-message.ts";
import { buildWorld, fixedClock } from "../support/world.ts";
import { type Served, serveCairn, signIn } from "./cairn.ts";
import { type LetterBox, openLetterBox } from "./letter-box.ts";

const clock = fixedClock("2026-03-02T09:00:00.000Z");
let letters: LetterBox;
let served: Served;
let cora: Page;
beforeAll(async () => {
  letters = await openLetterBox();
  served = await serveCairn({ smtpUrl: letters.url, now: clock.now });
  const world = await buildWorld(served.cairn.store, clock);
  const { log, programId } = world;
  const [ana, ben] = [await world.mentee("Ana Reis"), await world.mentor("Ben Okoro")];
  await world.mentee("Chidi Eze");
  const loopId = await world.loop(ben, ana);
  await sendMessage(log, { programId, loopId, author: ana, body: "CANARY: hello Ben" });
  await sendMessage(log, { programId, loopId, author: ben, body: "CANARY: hello Ana" });
  await logMeetingElsewhere(log, { programId, loopId, by: ana, zone: "Europe/Lisbon" });
  clock.at("2026-03-25T09:00:00.000Z");
  cora = await served.visitor();
  const account = await served.cairn.store.db
    .selectFrom("user")
    .where("id", "=", world.userId)
    .select("email")
    .executeTakeFirstOrThrow();
  await signIn(served, cora, account.email, `/programs/${programId}/dashboard`);
});
afterAll(async () => {
  await served?.close();
  await letters?.close();
});

test("the insight leads to those people, and says whose turn it is", async () => {
  const insight = cora
    .getByRole("listitem")
    .filter({ hasText: "2 participants for more than 21 days in First Meeting" });
  await insight.getByText("What usually helps").click();
  await insight.getByRole("link", { name: "See who" }).click();
  await cora.getByText("2 people").waitFor();
  await cora.getByRole("link", { name: "Ana Reis" }).click();
  const panel = cora.getByRole("complementary", { name: "Ana Reis" });
  await panel.getByText("Ana’s turn: share a goal.").waitFor();
  await panel.getByText("1 message written", { exact: false }).waitFor();
  expect(await cora.content()).not.toContain("CANARY");
});

test("a sample is filled in for each, sent once, and arrives", async () => {
  await cora.getByRole("link", { name: "Close" }).click();
  await cora.getByRole("checkbox", { name: "Choose Ana Reis" }).check();
  await cora.getByRole("checkbox", { name: "Choose Ben Okoro" }).check();
  await cora.getByRole("button", { name: "Reach out" }).click();
  await cora.getByText("To Ana Reis, Ben Okoro.").waitFor();
  // What is typed stays when one goes to look at something, and when a sample is taken over it.
  const text = cora.getByLabel("Text");
  await text.fill("Words of my own");
  await cora.getByRole("link", { name: "Dashboard" }).first().click();
  await cora.getByRole("heading", { name: "Milestones" }).waitFor();
  await cora.goBack();
  await expect.poll(() => text.inputValue()).toBe("Words of my own");
  await cora.getByLabel("Start from").selectOption({ index: 1 });
  await cora.getByRole("button", { name: "Take it" }).click();
  await cora.getByRole("button", { name: "Put my words back" }).click();
  await cora.getByRole("button", { name: "Put my words back" }).waitFor({ state: "detached" });
  expect(await text.inputValue()).toBe("Words of my own");
  await cora.getByLabel("Start from").selectOption({ index: 1 });
  await cora.getByRole("button", { name: "Take it" }).click();
  await cora.getByRole("heading", { name: "Ana Reis will read" }).waitFor();
  await cora.getByLabel("Subject").fill("A word from {{surname}}");
  await cora.getByRole("button", { name: "See it for each person" }).click();
  await cora.locator("#field-subject-error").getByText("There is no field {{surname}}.").waitFor();
  await cora.getByLabel("Subject").fill("{{first_name}}, a word about {{partner_first_name}}");
  await cora.getByRole("button", { name: "See it for each person" }).click();
  await cora.getByText("Ana, a word about Ben").waitFor();
  await cora.getByText("1 of 2").waitFor();
  await cora.keyboard.press("ArrowRight");
  await cora.getByText("Ben, a word about Ana").waitFor();
  await cora.keyboard.press("ArrowLeft");
  await cora.getByText("Ana, a word about Ben").waitFor();
  const going = cora.waitForRequest((one) => one.method() === "POST" && one.url().includes("/outreach/drafts/"));
  await cora.getByRole("button", { name: "Send to 2 people" }).click();
  const request = await going;
  await cora.getByText("2 messages are on their way.").waitFor();

  const mail = await letters.mailTo("ana.reis@example.org");
  expect(mail.subject).toBe("Ana, a word about Ben");
  expect(mail.text).toContain("Hello Ana");
  expect(mail.text).toContain(`${served.baseUrl}/programs/`);
  expect(mail.text).not.toMatch(/[{}]/);
  const other = await letters.mailTo("ben.okoro@example.org");
  expect(other.messageId).not.toBe(mail.messageId);
  const again = await cora.request.post(request.url(), {
    headers: { origin: served.baseUrl, "content-type": "application/x-www-form-urlencoded" },
    data: request.postData() ?? "",
  });
  expect(again.ok()).toBe(true);
  const sent = await served.cairn.store.db
    .selectFrom("mail")
    .where("kind", "=", "outreach")
    .select("mail_id")
    .execute();
  expect(sent).toHaveLength(2);
});

test("a step that happened elsewhere is counted, with its reason, and the person moves on", async () => {
  clock.pass(3_600_000);
  await cora.getByRole("link", { name: "Ana Reis" }).click();
  await cora.getByText("left in this milestone").click();
  await cora.getByText("Count a step as done").click();
  await cora.getByLabel("Why").fill("She told me on the phone");
  await cora.getByRole("button", { name: "Count it" }).click();
  await cora.getByText("Counted, with your reason.").waitFor();
  await cora.getByRole("heading", { name: "Grow Together" }).waitFor();
  await cora.getByRole("link", { name: "Outreach" }).first().click();
  await cora.getByRole("link", { name: "…, a word about …" }).click();
  await cora.getByRole("link", { name: "1 of 2" }).click();
  await cora.getByText("Moved on within 7 days").last().waitFor();
  await cora.getByRole("row", { name: /Ana Reis.*Grow Together Moved on/ }).waitFor();
  await expect.poll(() => cora.getByRole("row", { name: /Ben Okoro/ }).count()).toBe(0);
});
