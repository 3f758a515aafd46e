import ICAL from "ical.js";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveCairn } from "./cairn.ts";
import { eventIn, type LetterBox, openLetterBox } from "./letter-box.ts";

// From "when can you meet" to a meeting in two calendars, moved, called off and back on: in two browsers on two
// continents, with the mails read from a real SMTP server, and the invitations by another library than wrote them.

const LENA = "lena@hilltop.example";
const AMARA = "amara@hilltop.example";

let post: LetterBox;
let served: Served;
let lena: Page;
let amara: Page;
let loop: string;
beforeAll(async () => {
  post = await openLetterBox();
  served = await serveCairn({ demo: true, smtpUrl: post.url });
  lena = await as("mentee", { viewport: { width: 390, height: 844 }, timezoneId: "Europe/Berlin" });
  amara = await as("mentor", { viewport: { width: 1280, height: 900 }, timezoneId: "Africa/Lagos" });
});
afterAll(async () => {
  await served?.close();
  await post?.close();
});

async function as(guest: string, context: object): Promise<Page> {
  const page = await served.visitor(context);
  await page.goto(served.cairn.demo?.links().find((one) => one.guest === guest)?.link as string);
  return page;
}

const invitation = async (to: string, uid: string | null, sequence: number) => {
  // The job comes by within 20 seconds; there is no need to wait for it.
  served.cairn.jobs.poke("notices");
  const mail = await post.mailTo(to, (one) => {
    const event = eventIn(one);
    return event !== null && (uid === null || event.uid === uid) && event.sequence === sequence;
  });
  return { mail, event: eventIn(mail) as NonNullable<ReturnType<typeof eventIn>> };
};
const invitationsSent = (to: string, uid: string) =>
  post.mails.filter((mail) => JSON.stringify(mail.to).includes(to) && eventIn(mail)?.uid === uid).length;

let uid: string;
let startsAt: string;

test("both say when they can meet, by tapping hours", async () => {
  for (const page of [lena, amara]) {
    const program = new URL(page.url()).pathname.split("/")[2];
    await page.goto(`/programs/${program}/availability`);
    const hourOf = (name: string) => page.locator("label", { has: page.getByRole("checkbox", { name }) });
    const said = await page.locator("input:checked").evaluateAll((all) => all.map((one) => one.ariaLabel ?? ""));
    for (const name of said) await hourOf(name).click();
    // Whatever the season, these hours of Berlin and Lagos have some in common.
    for (let hour = 15; hour < 19; hour++) {
      await hourOf(`Saturday, ${hour}:00 to ${hour + 1}:00`).click();
    }
    await page.getByRole("button", { name: "Save these hours" }).click();
    await page.getByText("Saved. We suggest times in these hours.").waitFor();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(4);
  }
});

test("the mentor proposes from what suits both, on two clocks; the mentee gets a mail with hers", async () => {
  await amara.goto("/");
  loop = (await amara.getByRole("link", { name: /Lena/ }).first().getAttribute("href")) as string;
  loop = (loop.split("#")[0] as string).replace(/(\/loops\/[^/]+).*/, "$1");
  await amara.goto(`${loop}/meetings/proposals/new`);
  const times = await amara.getByRole("group", { name: /Times/ }).getByRole("checkbox").all();
  expect(times.length).toBeGreaterThan(2);
  for (const time of times) {
    const at = new Date((await time.inputValue()) as string);
    for (const zone of ["Europe/Berlin", "Africa/Lagos"]) {
      const shown = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit" }).format(at);
      expect(shown).toMatch(/Sat.*1[5678]/);
    }
  }
  await amara.getByLabel("Place or video link").fill("https://meet.example/two-of-us");
  await amara.getByRole("button", { name: "Propose these times" }).click();
  await amara.getByText("Your times are on their way.").waitFor();
  await amara.getByText(/Waiting for Lena to pick one/).waitFor();
  served.cairn.jobs.poke("notices");
  const mail = await post.mailTo(LENA, (one) => one.subject === "Amara proposes 3 times to meet");
  expect(mail.text).toContain("(Europe/Berlin)");
  expect(mail.text).not.toContain("two-of-us");
});

test("the mentee picks one on her phone, and both get one invitation", async () => {
  await lena.goto(`${loop}#meetings`);
  const choice = lena
    .getByRole("button", { name: /For Amara/ })
    .or(lena.locator('button[name="time"]'))
    .first();
  startsAt = (await lena.locator('button[name="time"]').first().getAttribute("value")) as string;
  await choice.click();
  await lena.getByText("Your meeting is arranged.").waitFor();
  const mine = await invitation(LENA, null, 0);
  uid = mine.event.uid;
  expect(mine.event).toMatchObject({ method: "REQUEST", startsAt, summary: "Mentoring with Amara" });
  expect((await invitation(AMARA, uid, 0)).event).toMatchObject({ startsAt, summary: "Mentoring with Lena" });
  expect(mine.mail.html || "").not.toContain("two-of-us");
  await lena.getByRole("link", { name: "https://meet.example/two-of-us" }).waitFor();
});

test("the mentor moves it: one more mail to each, the same UID, SEQUENCE 1", async () => {
  await amara.goto(`${loop}/meetings/${uid.split("@")[0]}`);
  const later = new Date(Date.parse(startsAt) + 30 * 60_000);
  const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: "Africa/Lagos", dateStyle: "short", timeStyle: "short" });
  await amara.getByLabel("Day and time").fill(wall.format(later).replace(" ", "T"));
  await amara.getByRole("button", { name: "Move the meeting" }).click();
  await amara.getByText("Your meeting has its new time and place.").waitFor();
  for (const to of [LENA, AMARA]) {
    const { event, mail } = await invitation(to, uid, 1);
    expect(event).toMatchObject({ method: "REQUEST", startsAt: later.toISOString() });
    expect(mail.subject).toMatch(/^Changed: your meeting with/);
    expect(invitationsSent(to, uid)).toBe(2);
  }
});

test("a time that cannot be is said beside the field, and what was typed stays", async () => {
  await amara.goto(`${loop}/meetings/${uid.split("@")[0]}`);
  await amara.getByLabel("Day and time").fill("2020-02-29T10:00");
  await amara.getByLabel("Place or video link").fill("The old mill");
  await amara.getByRole("button", { name: "Move the meeting" }).click();
  await amara.locator("#field-start-error").getByText("That time has passed.").waitFor();
  expect(await amara.getByLabel("Place or video link").inputValue()).toBe("The old mill");
});

test("the mentee calls it off, changes her mind, and calendars follow", async () => {
  await lena.goto(`${loop}/meetings/${uid.split("@")[0]}`);
  await lena.getByRole("button", { name: "Call it off" }).click();
  await lena.getByText("The meeting is called off.").waitFor();
  expect((await invitation(AMARA, uid, 2)).event).toMatchObject({ method: "CANCEL" });
  await lena.goto(`${loop}#meetings`);
  await lena.getByRole("button", { name: "Arrange it again" }).first().click();
  await lena.getByText("Your meeting is on again, at the same time.").waitFor();
  expect((await invitation(AMARA, uid, 3)).event).toMatchObject({ method: "REQUEST" });
  expect(invitationsSent(AMARA, uid)).toBe(4);
});

test("her private calendar has it, without the place", async () => {
  const program = new URL(lena.url()).pathname.split("/")[2];
  await lena.goto(`/programs/${program}/calendar`);
  const address = await lena.getByLabel("Or copy this address").inputValue();
  const feed = await (await fetch(address)).text();
  const events = new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  expect(events.find((event) => event.uid === uid)).toMatchObject({ sequence: 3, summary: "Mentoring with Amara" });
  expect(feed).not.toContain("two-of-us");
});
