import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askFeedback } from "../../src/features/feedback/ask-feedback.ts";
import { arrangeMeeting } from "../../src/features/meetings/arrange-meeting.ts";
import { holdDueMeetings } from "../../src/features/meetings/hold-due-meetings.ts";
import { logMeetingElsewhere } from "../../src/features/meetings/log-meeting-elsewhere.ts";
import { sendMessage } from "../../src/features/messages/send-message.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import { sendNotices } from "../../src/notices/send-notices.ts";
import { addAccount, buildWorld, fixedClock, type World } from "../support/world.ts";
import { type Served, serveCairn, showPart, signIn } from "./cairn.ts";
import { type LetterBox, openLetterBox } from "./letter-box.ts";

// A goal from private to shared to reached, in one browser, while the partner's page follows; and a rating that is given
// from a mail, without signing in, until the coordinator sees it.

const DAY = 86_400_000;
const clock = fixedClock("2026-03-02T09:00:00.000Z");
let letters: LetterBox;
let served: Served;
let world: World;
let loop: LoopId;
let mentee: ParticipantId;
let ana: Page;
let ben: Page;
let cora: Page;

beforeAll(async () => {
  letters = await openLetterBox();
  served = await serveCairn({ smtpUrl: letters.url, now: clock.now });
  const { store } = served.cairn;
  world = await buildWorld(store, clock);
  const { programId, log } = world;
  mentee = await world.mentee("Ana Reis");
  const mentor = await world.mentor("Ben Okoro");
  loop = await world.loop(mentor, mentee);
  for (const [name, participant] of [
    ["ana.reis", mentee],
    ["ben.okoro", mentor],
  ] as const) {
    const userId = await addAccount(store, name, `${name}@example.org`);
    await store.db
      .updateTable("participant")
      .set({ user_id: userId, status: "active" })
      .where("participant_id", "=", participant)
      .execute();
  }
  await sendMessage(log, { programId, loopId: loop, author: mentee, body: "Hello Ben" });
  await sendMessage(log, { programId, loopId: loop, author: mentor, body: "Hello Ana" });
  await logMeetingElsewhere(log, { programId, loopId: loop, by: mentee, zone: "Europe/Lisbon" });
  const room = `/programs/${programId}/loops/${loop}`;
  ana = await served.visitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(served, ana, "ana.reis@example.org", `${room}#goals`);
  ben = await served.visitor();
  await signIn(served, ben, "ben.okoro@example.org", room);
  cora = await served.visitor();
  const account = await store.db
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

const goalsOf = (page: Page) => page.locator("#goals");

test("a goal is private at first: the partner's open page shows nothing of it", async () => {
  await ana.goto(`/programs/${world.programId}/loops/${loop}#goals`);
  // The address that names the goals has unfolded the form.
  await goalsOf(ana).getByRole("link", { name: "Know what I want from the next twelve months" }).click();
  await ana.getByRole("heading", { name: "Set a goal" }).waitFor();
  expect(await ana.getByLabel("First steps").inputValue()).toContain("Three ways it could go");
  await ana.getByLabel("What do you want to reach?").fill("Speak up on Mondays");
  await ana.getByLabel("First steps").fill("Write a question down\nAsk it");
  await ana.getByLabel("By when?").fill("2025-03-02");
  await ana.getByRole("button", { name: "Set this goal" }).click();
  await ana.locator("#field-dueOn-error").getByText("That day has passed.", { exact: false }).waitFor();
  await ana.getByLabel("By when?").fill("2026-05-31");
  await ana.getByRole("button", { name: "Set this goal" }).click();
  await ana.getByText("Your partner cannot see it yet.").waitFor();
  await goalsOf(ana).getByText("Seen by: only you · by 31 May").waitFor();
  // Another part of the loop is read without what was said of this one lying over it.
  await showPart(ana, "More");
  await ana.getByText("Your partner cannot see it yet.").waitFor({ state: "detached" });
  await showPart(ana, "Goals");
  await ben.reload();
  expect(await ben.content()).not.toContain("Speak up on Mondays");
});

test("shared, edited and ticked, it moves on the partner's page by itself", async () => {
  await goalsOf(ana).getByRole("button", { name: "Share with my partner" }).click();
  await goalsOf(ben).getByText("Speak up on Mondays").waitFor();
  await goalsOf(ana).getByRole("link", { name: "Edit Speak up on Mondays" }).click();
  await ana.getByLabel("Step 3", { exact: true }).fill("Thank whoever answered");
  await ana.getByRole("button", { name: "Move step 3 up" }).click();
  expect(await ana.getByLabel("Step 2", { exact: true }).inputValue()).toBe("Thank whoever answered");
  await ana.getByRole("button", { name: "Save" }).click();
  await goalsOf(ben).getByText("Thank whoever answered").waitFor();
  await goalsOf(ana)
    .getByRole("button", { name: /Write a question down/ })
    .click();
  await goalsOf(ben).getByText("1 of 3").waitFor();
  await goalsOf(ana)
    .getByRole("button", { name: /Write a question down/ })
    .click();
  await goalsOf(ben).getByText("0 of 3").waitFor();
});

test("deleted by mistake, it comes back as it was", async () => {
  await goalsOf(ana).getByRole("link", { name: "Edit Speak up on Mondays" }).click();
  await ana.getByRole("link", { name: "Delete" }).click();
  await ana.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await goalsOf(ana).getByText("You deleted “Speak up on Mondays”.").waitFor();
  await goalsOf(ben).getByText("Speak up on Mondays").waitFor({ state: "detached" });
  await goalsOf(ana).getByRole("button", { name: "Bring Speak up on Mondays back" }).click();
  await goalsOf(ben).getByText("Speak up on Mondays").waitFor();
});

test("reached, it is celebrated on both pages, and a next one is suggested", async () => {
  await goalsOf(ana).getByRole("button", { name: "It is reached" }).click();
  await ana.getByText("Completed. Well done, really!").waitFor();
  const stone = goalsOf(ana).locator("article svg .settle");
  await stone.first().waitFor({ state: "attached" });
  await goalsOf(ana).getByText("What could come next").waitFor();
  await goalsOf(ben).getByText("Ana reached this. A word from you will make it last.").waitFor();
  await expect.poll(() => goalsOf(ben).getByText("What could come next").count()).toBe(0);
  await goalsOf(ana).getByRole("link", { name: "Carry on from this one" }).click();
  await ana.getByRole("heading", { name: "Set a goal" }).waitFor();
  expect(await ana.getByLabel("What do you want to reach?").inputValue()).toBe("Speak up on Mondays");
  expect(await ana.getByLabel("First steps").inputValue()).toBe(
    "Write a question down\nThank whoever answered\nAsk it",
  );
  await ana.getByLabel("What do you want to reach?").fill("Speak up on Tuesdays, too");
  await ana.getByRole("button", { name: "Set this goal" }).click();
  await goalsOf(ben).getByText("Speak up on Tuesdays, too").waitFor();
  await expect.poll(() => goalsOf(ana).getByText("What could come next").count()).toBe(0);
});

test("on a phone one stays where one was: after a tick, and after a form that had to be put right", async () => {
  await ana.goto(`/programs/${world.programId}/home`);
  await ana.goto(`/programs/${world.programId}/loops/${loop}#goals`);
  const task = goalsOf(ana).getByRole("button", { name: /Thank whoever answered/ });
  await task.evaluate((one) => one.scrollIntoView({ block: "start", behavior: "instant" }));
  const place = async () => Math.round((await task.boundingBox())?.y ?? -1);
  const before = await place();
  expect(before).toBeLessThan(100);
  await task.click();
  await goalsOf(ana).getByText("1 of 3").waitFor();
  await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThan(8);
  const fold = goalsOf(ana)
    .locator("details")
    .filter({ has: ana.getByRole("button", { name: "Set this goal", includeHidden: true }) });
  await fold.evaluate((one) => one.setAttribute("open", ""));
  await ana.getByLabel("What do you want to reach?").fill("Read one book");
  await ana.getByRole("button", { name: "Set this goal" }).click();
  await ana.getByRole("heading", { name: "Set a goal" }).waitFor();
  await ana.getByLabel("First steps").fill("Choose it");
  await ana.getByRole("button", { name: "Set this goal" }).click();
  await goalsOf(ana).getByRole("heading", { name: "Read one book" }).waitFor();
});

const answers = () =>
  served.cairn.store.db.selectFrom("feedback").orderBy("rating").select(["rating", "comment"]).execute();
/** The link of that answer in the mail, as a mail program shows it. */
async function linkFor(address: string, rating: string): Promise<string> {
  const mail = await letters.mailTo(address, (one) => one.subject?.includes("How is it going?") ?? false);
  const found = [...String(mail.html).matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<\/a>/g)].find(
    ([, , words]) => words === rating,
  );
  return (found?.[1] ?? "").replaceAll("&amp;", "&");
}

test("a month after the match, a rating is one tap in a mail, read by whoever is not signed in", async () => {
  clock.pass(30 * DAY);
  await askFeedback(world.log);
  const { noticeKinds: kinds, signer, store, jobs } = served.cairn;
  await sendNotices(store, { kinds, signer, baseUrl: served.baseUrl, now: clock.now });
  jobs.poke("mail");
  const phone = await served.visitor({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const link = await linkFor("ana.reis@example.org", "2 · could be better");
  expect((await phone.goto(link))?.status()).toBe(200);
  await phone.getByText("Your coordinator sees this, number and words. Your partner does not.").waitFor();
  expect(await phone.getByRole("radio", { name: /2.*could be better/ }).isChecked()).toBe(true);
  expect(await answers()).toEqual([]);
  await phone.getByLabel("A few words").fill("WE-DO-NOT-MEET");
  await phone.getByRole("button", { name: "Send to my coordinator" }).click();
  await phone.getByText("Thank you for saying it. Your coordinator will see it, and may write to you.").waitFor();
  expect(await answers()).toEqual([{ rating: 2, comment: "WE-DO-NOT-MEET" }]);
  await phone.goto(`${link.slice(0, -3)}xxx`);
  await phone.getByRole("heading", { name: "This question is over" }).waitFor();
});

test("with JavaScript the tap alone is enough, once a person is there", async () => {
  const desk = await served.visitor();
  await desk.goto(await linkFor("ben.okoro@example.org", "5 · very good"));
  await desk.getByRole("radio", { name: /5.*very good/ }).waitFor({ state: "attached" });
  expect(await answers()).toHaveLength(1);
  await desk.mouse.move(20, 20);
  await desk.mouse.move(40, 60);
  await desk.getByText("Noted: 5.", { exact: false }).waitFor();
  expect(await answers()).toEqual([
    { rating: 2, comment: "WE-DO-NOT-MEET" },
    { rating: 5, comment: null },
  ]);
});

test("the coordinator is told who it was, on the page that is open, and the partner is not", async () => {
  const insight = cora.getByRole("listitem").filter({ hasText: "1 participant rated their mentoring 2 of 5 or less" });
  await insight.waitFor();
  await insight.getByText("Who, and what they wrote").click();
  await insight.getByText("“WE-DO-NOT-MEET”").waitFor();
  await cora.getByText("3.5 of 5").first().waitFor();
  await insight.getByRole("link", { name: "See who" }).click();
  await cora.getByText("1 person", { exact: true }).waitFor();
  await cora.getByRole("link", { name: "Ana Reis" }).first().waitFor();
  await ben.reload();
  expect(await ben.content()).not.toContain("WE-DO-NOT-MEET");
});

test("after a meeting both answers are in the mail: one tap says no, and a slip is put right", async () => {
  const { store, noticeKinds: kinds, signer, jobs } = served.cairn;
  const start = new Date(+clock.now() + DAY).toISOString().slice(0, 16);
  const wanted = { programId: world.programId, loopId: loop, by: mentee, zone: "UTC", start, minutes: 30 };
  const arranged = await arrangeMeeting(world.log, wanted);
  if ("refused" in arranged) throw new Error(arranged.refused);
  clock.pass(2 * DAY);
  await holdDueMeetings(world.log);
  await sendNotices(store, { kinds, signer, baseUrl: served.baseUrl, now: clock.now });
  jobs.poke("mail");
  const mail = await letters.mailTo("ana.reis@example.org", (one) => one.subject === "Did you and Ben meet?");
  const links = new Map(
    [...String(mail.html).matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<\/a>/g)].map(([, to, of]) => [of, to]),
  );
  const status = async () =>
    (
      await store.db
        .selectFrom("meeting")
        .where("meeting_id", "=", arranged.meeting)
        .select("status")
        .executeTakeFirstOrThrow()
    ).status;
  const phone = await served.visitor({ viewport: { width: 390, height: 844 } });
  await phone.goto(links.get("Yes, we met") as string);
  await phone.getByText("Thank you. It counts").waitFor();
  await phone.goto(links.get("No, we did not") as string);
  await phone.getByRole("button", { name: "No, we did not" }).waitFor();
  expect(await status()).toBe("held");
  await phone.mouse.move(20, 20);
  await phone.mouse.move(40, 60);
  await phone.getByText("That meeting does not count.").waitFor();
  await expect.poll(() => phone.getByText("It counts as held").count()).toBe(0);
  expect(await status()).toBe("cancelled");
  await phone.getByRole("button", { name: "Yes, we met" }).click();
  await phone.getByText("Thank you. It counts").waitFor();
  expect(await status()).toBe("held");
});

test("kudos become a stone that is counted, and a story that everybody reads and can be taken back", async () => {
  const kudos = ben.locator("#kudos");
  await kudos.getByText("Give kudos", { exact: true }).first().click();
  await kudos.getByRole("radio", { name: "Commitment" }).check();
  await kudos.getByLabel("A few words").fill("For asking on a Monday.");
  await kudos.getByRole("checkbox", { name: "Show it to everybody in the program" }).check();
  await kudos.getByRole("button", { name: "Give kudos" }).click();
  await ben.locator("#kudos").getByText("Everybody sees it").waitFor();
  const story = ben.locator("#story");
  await story.getByText("Tell your story", { exact: true }).click();
  await story.getByLabel("What did mentoring give you?").fill("I learned to wait for the second question.");
  await story.getByRole("checkbox", { name: "Everybody in the program may read it" }).check();
  await story.getByRole("button", { name: "Share my story" }).click();
  await ben.getByText("Thank you for telling it.").waitFor();
  await cora.goto(`/programs/${world.programId}/highlights`);
  await cora.getByText("I learned to wait for the second question.").waitFor();
  await cora.getByText("For asking on a Monday.").waitFor();
  await ben.locator("#story").getByRole("button", { name: "Take it back from everybody" }).click();
  await ben.getByText("It is yours and your partner's again.").waitFor();
  await cora.reload();
  await cora.getByText("For asking on a Monday.").waitFor();
  expect(await cora.content()).not.toContain("second question");
});
