import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import type { ParsedMail } from "mailparser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inviteParticipants } from "../../src/features/invitations/invite-participants.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import { sendNotices } from "../../src/notices/send-notices.ts";
import { buildWorld, fixedClock, type World } from "../support/world.ts";
import { type Served, serveCairn, showPart, signIn } from "./cairn.ts";
import { eventIn, type LetterBox, openLetterBox } from "./letter-box.ts";

// The whole way of two people, from the match to the certificate, on a phone and at a desk, in two time zones. Every mail
// comes from a real SMTP server, its links are followed, and time passes by the clock that Cairn is given.

const ANA = "ana.reis@example.org";
const BEN = "ben.okoro@example.org";
/** Is in everything they write: no mail may hold it. */
const SECRET = "CANARY";
const STARTS_AT = "2026-03-05T15:30:00.000Z";
const HOUR = 3_600_000;

const clock = fixedClock("2026-03-02T09:00:00.000Z");
let letters: LetterBox;
let served: Served;
let world: World;
let people: { ana: ParticipantId; ben: ParticipantId };
let cora: Page;
let ana: Page;
let ben: Page;

beforeAll(async () => {
  letters = await openLetterBox();
  served = await serveCairn({ smtpUrl: letters.url, now: clock.now });
  const { store, jobs } = served.cairn;
  world = await buildWorld(store, clock);
  const { log, programId, userId } = world;
  people = { ana: await world.mentee("Ana Reis"), ben: await world.mentor("Ben Okoro") };
  const by = { userId, name: "Cora Coordinator" };
  const inviting = { programId, baseUrl: served.baseUrl, by };
  await store.transaction((tx) => inviteParticipants(log, tx, inviting, "everybody"));
  jobs.poke("mail");
  const account = await store.db.selectFrom("user").where("id", "=", userId).select("email").executeTakeFirstOrThrow();
  cora = await served.visitor();
  await signIn(served, cora, account.email, `/programs/${programId}/loops`);
  ana = await served.visitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
  ben = await served.visitor({ viewport: { width: 1280, height: 900 }, timezoneId: "Africa/Lagos" });
});
afterAll(async () => {
  await served?.close();
  await letters?.close();
});

const subject = (wanted: RegExp) => (mail: ParsedMail) => wanted.test(mail.subject ?? "");
/** The mail to this address with this subject; what is due by now is sent at once. */
function mailed(to: string, wanted: RegExp): Promise<ParsedMail> {
  served.cairn.jobs.poke("notices");
  served.cairn.jobs.poke("mail");
  return letters.mailTo(to, subject(wanted));
}
const linkIn = (mail: ParsedMail, wanted = /https?:\S+/) => wanted.exec(mail.text ?? "")?.[0] as string;
const countOf = (to: string, wanted: RegExp) =>
  letters.mails.filter((mail) => JSON.stringify(mail.to).includes(to) && subject(wanted)(mail)).length;

/** Both pages say by themselves where their reader stands. */
async function stand(anas: string, bens: string) {
  await ana.locator("#path > summary").getByText(anas).waitFor();
  await ben.locator("#path > summary").getByText(bens).waitFor();
}
async function write(page: Page, words: string) {
  await showPart(page, "Conversation");
  await page.getByRole("textbox", { name: "Message" }).fill(`${SECRET} ${words}`);
  await page.getByRole("button", { name: "Send" }).click();
}
async function metOn(page: Page, day: string) {
  await showPart(page, "Meetings");
  await page.getByText("We met on another day").click();
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByRole("button", { name: "Count this meeting" }).click();
}

test("both come in by the link of their invitation, are matched, and hear of it", async () => {
  for (const [page, address, name] of [
    [ana, ANA, "Ana"],
    [ben, BEN, "Ben"],
  ] as const) {
    await page.goto(linkIn(await letters.mailTo(address, subject(/^You are invited to Spring cohort$/))));
    await page.getByLabel("Password").fill(`the password of ${name}`);
    await page.getByRole("button", { name: "Say yes" }).click();
    await page.getByText(`Welcome to Spring cohort, ${name}.`).waitFor();
  }
  await cora.getByRole("link", { name: "Match two people" }).first().click();
  await cora.getByLabel("Mentor").selectOption({ label: "Ben Okoro (no loop yet)" });
  await cora.getByLabel("Mentee").selectOption({ label: "Ana Reis (no loop yet)" });
  expect(await cora.getByRole("checkbox", { name: "Tell both by mail" }).isChecked()).toBe(true);
  await cora.getByRole("button", { name: "Match them" }).click();
  await cora.getByText("Ben Okoro and Ana Reis are matched. Both get a mail.").waitFor();
  const match = await mailed(ANA, /you have a partner/);
  expect(match.text).toContain("Ben Okoro");
  expect((await mailed(BEN, /you have a partner/)).text).toContain("Ana Reis");
  await ana.goto(linkIn(match));
  await ana.locator("body[data-stream-state=open]").waitFor();
});

test("they write; whoever is away is told that, not what", async () => {
  await write(ana, "Hello Ben, I am glad to meet you.");
  await ana.getByText("I am glad to meet you.").waitFor();
  clock.pass(5 * 60_000);
  await ben.goto(linkIn(await mailed(BEN, /^Ana Reis wrote to you$/)));
  for (const page of [ana, ben]) await page.evaluate("window.neverReloaded = true");
  await ben.getByText("I am glad to meet you.").waitFor();
  await write(ben, "Welcome, Ana.");
  await ana.getByText("Welcome, Ana.").waitFor();
  await stand("Matching: 1 of 2", "Matching: 1 of 2");
});

test("she proposes times, he picks one, and both calendars are invited", async () => {
  await showPart(ana, "Meetings");
  await ana.getByRole("link", { name: "Propose times" }).click();
  await ana.getByLabel("Place or video link").fill(`${SECRET} Café`);
  await ana.getByRole("button", { name: "Propose these times" }).click();
  await ana.getByText("Your times are on their way.").waitFor();
  const time = ben.locator('button[name="time"]').first();
  const startsAt = await time.getAttribute("value");
  await time.click();
  await ben.getByText("Your meeting is arranged.").waitFor();
  await stand("First Meeting: 0 of 2", "First Meeting: 0 of 2");
  const first = { method: "REQUEST", sequence: 0, startsAt };
  const hers = eventIn(await mailed(ANA, /^Your meeting with Ben/));
  expect(hers).toMatchObject({ ...first, summary: "Mentoring with Ben" });
  const his = eventIn(await mailed(BEN, /^Your meeting with Ana/));
  expect(his).toMatchObject({ ...first, uid: hers?.uid, summary: "Mentoring with Ana" });

  await ben.getByRole("link", { name: "Write an agenda, move or call off" }).click();
  await ben.getByLabel("Day and time").fill("2026-03-05T16:30");
  await ben.getByRole("button", { name: "Move the meeting" }).click();
  await ben.getByText("Your meeting has its new time and place.").waitFor();
  await ana.locator("#meetings").getByText("15:30 (Europe/Lisbon)").waitFor();
  for (const to of [ANA, BEN]) {
    const changed = eventIn(await mailed(to, /^Changed: your meeting with/));
    expect(changed).toMatchObject({ method: "REQUEST", sequence: 1, uid: hers?.uid, startsAt: STARTS_AT });
  }
});

test("the clock reminds them a day and an hour before, holds the meeting, and asks whether they met", async () => {
  const { store, noticeKinds: kinds, signer } = served.cairn;
  for (const [before, words] of [
    [24 * HOUR, /^Tomorrow, .* your meeting with/],
    [HOUR, /^Soon: your meeting with/],
  ] as const) {
    clock.at(new Date(Date.parse(STARTS_AT) - before - 1).toISOString());
    expect(await sendNotices(store, { kinds, signer, baseUrl: served.baseUrl, now: clock.now })).toBe(0);
    clock.pass(1);
    for (const to of [ANA, BEN]) await mailed(to, words);
  }
  clock.at(new Date(Date.parse(STARTS_AT) + HOUR).toISOString());
  served.cairn.jobs.poke("meetings");
  await stand("First Meeting: 1 of 2", "First Meeting: 1 of 2");
  await mailed(ANA, /^Did you and Ben meet\?$/);
  await mailed(BEN, /^Did you and Ana meet\?$/);
  for (const to of [ANA, BEN]) expect(countOf(to, /^(Tomorrow|Soon).*your meeting with/)).toBe(2);
});

test("a shared goal, a word, a task and kudos carry both on", async () => {
  await showPart(ana, "Goals");
  await ana.getByRole("link", { name: "Share a goal" }).first().click();
  await ana.getByLabel("What do you want to reach?").fill(`${SECRET} Speak up on Mondays`);
  await ana.getByLabel("First steps").fill(`${SECRET} Write a question down\nAsk it`);
  await ana.getByRole("checkbox", { name: "Share it with my partner now" }).check();
  await ana.getByRole("button", { name: "Set this goal" }).click();
  await ben.locator("#goals").getByText("Speak up on Mondays").waitFor();
  await write(ben, "It was good to talk.");
  await stand("Grow Together: 0 of 3", "Grow Together: 0 of 2");
  await showPart(ana, "Goals");
  await ana.getByRole("button", { name: /Write a question down/ }).click();
  await ben.locator("#goals").getByText("1 of 2").waitFor();
  for (const page of [ana, ben]) {
    await showPart(page, "More");
    await page.locator("summary", { hasText: "Give kudos" }).click();
    await page.getByRole("radio", { name: "Trust" }).check();
    await page.locator("#kudos").getByLabel("A few words").fill(`${SECRET} Thank you`);
    await page.getByRole("button", { name: "Give kudos" }).click();
    await page.getByText("Given. That will make somebody's day.").waitFor();
  }
  await stand("Grow Together: 2 of 3", "Grow Together: 1 of 2");
  await mailed(ANA, /^Ben gave you kudos$/);
  await mailed(BEN, /^Ana gave you kudos$/);
});

test("two more meetings, a goal that is reached and two stories: the whole way is walked", async () => {
  clock.at("2026-03-12T10:00:00.000Z");
  await metOn(ben, "2026-03-09");
  await stand("Levelling Up: 0 of 3", "Levelling Up: 0 of 2");
  await metOn(ana, "2026-03-10");
  await stand("Levelling Up: 1 of 3", "Levelling Up: 1 of 2");
  await showPart(ana, "Goals");
  await ana.getByRole("button", { name: "It is reached" }).click();
  await ben.getByText("Ana reached this.", { exact: false }).waitFor();
  for (const page of [ana, ben]) {
    await showPart(page, "More");
    await page.getByText("Tell your story", { exact: true }).last().click();
    await page.getByLabel("What did mentoring give you?").fill(`${SECRET} The courage to ask, again and again.`);
    await page.getByRole("button", { name: "Share my story" }).click();
    await page.getByText("You reached the last milestone").waitFor();
  }
  for (const page of [ana, ben]) expect(await page.evaluate("window.neverReloaded")).toBe(true);
  const loop = new URL(ana.url()).pathname.split("/")[4] as LoopId;
  for (const who of [people.ana, people.ben]) {
    expect((await world.standing(who, loop))?.completed_at).toEqual(clock.now());
  }
});

test("a mail leads to the certificate, and a stranger can verify it", async () => {
  const { db } = served.cairn.store;
  served.cairn.jobs.poke("certificates");
  const told = () => db.selectFrom("notice").where("kind", "=", "certificate").select("notice_id").execute();
  await expect.poll(told, { timeout: 15_000 }).toHaveLength(2);
  served.cairn.jobs.poke("notices");
  // Hers tells of the message too that waits on another part of the page than the one her phone shows.
  const leads = /https?:\S+\/certificate/;
  const notice = (to: string) => letters.mailTo(to, (mail) => leads.test(mail.text ?? ""));
  await notice(BEN);
  await ana.goto(linkIn(await notice(ANA), leads));
  await ana.getByRole("button", { name: "Take your certificate" }).click();
  await ana.getByText("It is yours. Congratulations!").waitFor();
  await ana.getByRole("link", { name: "Open its public page" }).click();
  await ana.getByText("How to verify it").waitFor();
  const certificate = ana.url();
  const stranger = await served.visitor();
  await stranger.goto(certificate);
  await stranger.getByRole("heading", { name: "Ana Reis" }).waitFor();
  await stranger.getByText("Valid.").waitFor();
  const json = await stranger.request.get(`${certificate}/badge.json`);
  expect(await json.json()).toMatchObject({ type: expect.arrayContaining(["OpenBadgeCredential"]) });
  const jwt = await (await stranger.request.get(`${certificate}/badge.jwt`)).text();
  const keys = (await (await stranger.request.get("/.well-known/jwks.json")).json()) as JSONWebKeySet;
  const { payload } = await jwtVerify(jwt, createLocalJWKSet(keys), { currentDate: clock.now() });
  expect(payload.id ?? payload.jti).toContain(new URL(certificate).pathname);
});

test("no mail said what they wrote", () => {
  expect(letters.mails.length).toBeGreaterThan(18);
  for (const mail of letters.mails) {
    const parts = [mail.subject, mail.text, mail.html, ...mail.attachments.map((one) => one.content.toString("utf8"))];
    expect(parts.join("\n")).not.toContain(SECRET);
  }
});
