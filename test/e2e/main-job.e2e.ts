import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveCairn, setUpHost, showPart } from "./cairn.ts";

let served: Served;
let cora: Page;
let ana: Page;
let ben: Page;
beforeAll(async () => {
  served = await serveCairn();
  cora = await served.visitor();
  ana = await served.visitor({ viewport: { width: 390, height: 844 } });
  ben = await served.visitor();
});
afterAll(() => served.close());

async function addPerson(name: string, role: string) {
  await cora.getByRole("link", { name: "Participants", exact: true }).first().click();
  await cora.getByRole("link", { name: "Add a person" }).click();
  await cora.getByLabel("Name").fill(name);
  await cora.getByLabel("Email").fill(`${name.toLowerCase()}@example.org`);
  await cora.getByRole("radio", { name: role }).check();
  await cora.getByRole("button", { name: "Add" }).click();
  await cora.getByText(`${name} is in.`).waitFor();
}

async function acceptInvitation(page: Page, name: string) {
  const mail = await served.cairn.store.db
    .selectFrom("mail")
    .where("kind", "=", "invitation")
    .where("recipient", "=", `${name.toLowerCase()}@example.org`)
    .select("body")
    .executeTakeFirstOrThrow();
  await page.goto(/https?:\S+/.exec(mail.body)?.[0] as string);
  await page.getByLabel("Password").fill(`the password of ${name}`);
  await page.getByRole("button", { name: "Say yes" }).click();
  await page.getByText(`Welcome to Spring cohort, ${name}.`).waitFor();
}

async function metElsewhere(page: Page, daysAgo: number) {
  // A page without the sentence of what was sent before; a refresh may open what was open.
  await page.reload();
  await page.locator("body[data-stream-state=open]").waitFor();
  const field = page.getByLabel("Day", { exact: true });
  if (!(await field.isVisible())) await page.getByText("We met on another day").click();
  const day = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  await field.fill(day);
  await page.getByRole("button", { name: "Count this meeting" }).click();
  await page.getByRole("status").waitFor();
}

/** The bar of a milestone on the dashboard that is open, which nobody reloads. */
const bar = (label: string, people: number) =>
  cora.getByRole("link", { name: new RegExp(`^${people}\\s+${label}\\s+(people|person)$`) });

test("a coordinator brings two people together", async () => {
  await setUpHost(served, cora);
  await cora.getByLabel("Organisation").fill("Hilltop");
  await cora.getByLabel("Name of the program").fill("Spring cohort");
  await cora.getByRole("button", { name: "Start the program" }).click();
  await cora.getByRole("heading", { name: "Spring cohort" }).waitFor();
  await addPerson("Ana", "Mentee");
  await addPerson("Ben", "Mentor");
  await cora.getByRole("link", { name: "Invite them all…" }).click();
  const asked = cora.getByRole("dialog", { name: "Invite 2 people?" });
  await asked.getByRole("link", { name: "Not yet" }).click();
  await asked.waitFor({ state: "hidden" });
  expect(
    await served.cairn.store.db.selectFrom("mail").where("kind", "=", "invitation").select("mail_id").execute(),
  ).toEqual([]);
  await cora.getByRole("link", { name: "Invite them all…" }).click();
  await asked.getByRole("button", { name: "Send the invitations" }).click();
  await cora.getByText("2 invitations are on their way.").waitFor();
  await acceptInvitation(ana, "Ana");
  await acceptInvitation(ben, "Ben");
  await ana.getByText("Your coordinator is looking for a partner for you").waitFor();
  await cora.getByRole("link", { name: "Loops" }).first().click();
  await cora.getByRole("link", { name: "Match two people" }).first().click();
  await cora.getByLabel("Mentor").selectOption({ label: "Ben (no loop yet)" });
  await cora.getByLabel("Mentee").selectOption({ label: "Ana (no loop yet)" });
  await cora.getByRole("button", { name: "Match them" }).click();
  await cora.getByText("Ben and Ana are matched. Both get a mail.").waitFor();
  await cora.getByRole("link", { name: "Dashboard" }).first().click();
  await bar("Matching", 2).waitFor();
});

test("milestones move by themselves, on every open page, without reloading", async () => {
  await ben.getByText("Your turn: welcome your mentee.").waitFor();
  await ben.getByRole("link", { name: "You and Ana" }).click();
  await ana.getByText("Your turn: introduce yourself.").waitFor();
  await ana.getByRole("textbox", { name: "Message" }).fill("Hello Ben, I am glad to meet you.");
  await ana.getByRole("button", { name: "Send" }).click();
  await ben.getByText("Hello Ben, I am glad to meet you.").waitFor();
  await ben.getByRole("textbox", { name: "Message" }).fill("Welcome, Ana.");
  await ben.getByRole("button", { name: "Send" }).click();
  await ana.getByText("Welcome, Ana.").waitFor();
  await showPart(ana, "Meetings");
  await ana.getByRole("button", { name: "We met elsewhere" }).first().click();
  await ana.getByText("share a goal", { exact: false }).first().waitFor();
  await bar("First Meeting", 2).waitFor();
  await expect.poll(() => bar("Matching", 0).count()).toBe(1);
});

test("goals, kudos, feedback and stories carry both to the last milestone", async () => {
  await ana.getByRole("link", { name: "Share a goal" }).first().click();
  await ana.getByLabel("What do you want to reach?").fill("Speak up in the Monday meeting");
  await ana.getByLabel("First steps").fill("Write down one question\nAsk it");
  await ana.getByRole("checkbox", { name: "Share it with my partner now" }).check();
  await ana.getByRole("button", { name: "Set this goal" }).click();
  await ben.getByText("Speak up in the Monday meeting").waitFor();
  await bar("Grow Together", 1).waitFor();
  await ben.getByRole("textbox", { name: "Message" }).fill("It was good to talk.");
  await ben.getByRole("button", { name: "Send" }).click();
  await bar("Grow Together", 2).waitFor();
  await showPart(ana, "Goals");
  await ana.getByRole("button", { name: /Write down one question/ }).click();
  await ben.getByRole("img", { name: "1 of 2" }).or(ben.getByText("1 of 2")).first().waitFor();
  for (const page of [ana, ben]) {
    await showPart(page, "More");
    await page.locator("summary", { hasText: "Give kudos" }).click();
    await page.getByRole("radio", { name: "Trust" }).check();
    await page.getByRole("button", { name: "Give kudos" }).click();
    await page.getByText("Given. That will make somebody's day.").waitFor();
  }
  for (const days of [1, 2]) await metElsewhere(ben, days);
  await bar("Levelling Up", 2).waitFor();
  await showPart(ana, "Goals");
  await ana.getByRole("button", { name: "It is reached" }).click();
  await ana.getByText("Completed. Well done, really!").waitFor();
  await showPart(ana, "More");
  // Asked after the first meeting, by the clock: from then on the question stands open.
  served.cairn.jobs.poke("questions");
  await ana.getByRole("radio", { name: "5 · very good" }).check();
  await ana.locator("#field-comment").fill("FEEDBACK-FOR-THE-COORDINATOR");
  await ana.getByRole("button", { name: "Send to my coordinator" }).click();
  await ana.getByText("Thank you. That helps your coordinator to help.").waitFor();
  for (const page of [ana, ben]) {
    await page.getByText("Tell your story", { exact: true }).last().click();
    await page.getByLabel("What did mentoring give you?").fill("It gave me the courage to ask, again and again.");
    await page.getByRole("button", { name: "Share my story" }).click();
    await page.getByText("Thank you for telling it.").waitFor();
    await page.getByText("You reached the last milestone").waitFor();
  }
  expect(await ben.content()).not.toContain("FEEDBACK-FOR-THE-COORDINATOR");
});

test("the coordinator never sees what they wrote", async () => {
  const loop = new URL(ana.url()).pathname.replace(/#.*/, "").split("/").slice(0, 5).join("/");
  expect((await cora.goto(loop))?.status()).toBe(404);
  for (const path of ["dashboard", "participants", "loops"]) {
    await cora.goto(loop.replace(/loops\/.*/, path));
    expect(await cora.content()).not.toContain("glad to meet you");
  }
});
