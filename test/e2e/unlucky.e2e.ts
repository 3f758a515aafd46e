import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveCairn } from "./cairn.ts";

// Slow lines, lost lines, leaving too early, somebody else at the same device: no words are lost, and none go astray.

let served: Served;
beforeAll(async () => {
  served = await serveCairn({ demo: true });
});
afterAll(() => served?.close());

const linkOf = (guest: string) => served.cairn.demo?.links().find((one) => one.guest === guest)?.link as string;
const box = (page: Page) => page.getByRole("textbox", { name: "Your message" });
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();
const itemOf = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words });

async function inRoom(): Promise<Page> {
  const page = await served.visitor();
  await page.goto(linkOf("mentor"));
  await page.getByRole("link", { name: "You and Lena Fischer" }).first().click();
  await box(page).waitFor();
  await page.locator("[data-stream-state=open]").waitFor();
  return page;
}

/** What is sent to there stays on its way until it is let through. */
async function slowLine(page: Page, to: string): Promise<{ reached: Promise<void>; letThrough(): void }> {
  const reached = Promise.withResolvers<void>();
  const through = Promise.withResolvers<void>();
  await page.route(to, async (on) => {
    reached.resolve();
    await through.promise;
    await on.continue();
  });
  return { reached: reached.promise, letThrough: through.resolve };
}

test("what is typed while a message is on its way begins the next one", async () => {
  const page = await inRoom();
  const line = await slowLine(page, "**/messages");
  await box(page).fill("One thing first.");
  await send(page);
  await line.reached;
  await box(page).press("End");
  await box(page).pressSequentially(" And another");
  line.letThrough();
  await itemOf(page, "One thing first.").waitFor();
  await expect.poll(() => box(page).inputValue()).toBe("And another");
  await send(page);
  await itemOf(page, "And another").waitFor();
  await expect.poll(() => box(page).inputValue()).toBe("");
});

test("whoever leaves the page at once has sent it all the same, and finds the box empty", async () => {
  const page = await inRoom();
  const line = await slowLine(page, "**/messages");
  await box(page).fill("In a hurry");
  await send(page);
  await line.reached;
  await page.goBack();
  await page.getByRole("heading", { name: /Amara/ }).waitFor();
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  line.letThrough();
  await answered;
  // The draft on this device is let go when the answer is there.
  await page.waitForFunction(() => Object.keys(sessionStorage).every((key) => !key.startsWith("draft:")));
  await page.goForward();
  await itemOf(page, "In a hurry").waitFor();
  await expect.poll(() => box(page).inputValue()).toBe("");
  await box(page).fill("And here again");
  await send(page);
  await itemOf(page, "And here again").waitFor();
  expect(await itemOf(page, "In a hurry").count()).toBe(1);
});

test("what is wrong with a form is said of its field, and news does not take it away", async () => {
  const page = await inRoom();
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await box(page).fill("   ");
  await send(page);
  await page.locator("#field-message-error").waitFor();
  expect(await box(page).getAttribute("aria-invalid")).toBe("true");
  const other = await served.visitor();
  await other.goto(linkOf("mentee"));
  await other.getByRole("link", { name: "You and Amara Okafor" }).first().click();
  await box(other).fill("News from Lena");
  await send(other);
  await page.locator("[data-stream-state=waiting]").waitFor();
  expect(await page.locator("#field-message-error").count()).toBe(1);
  await box(page).fill("Words this time");
  await send(page);
  await itemOf(page, "Words this time").waitFor();
  await itemOf(page, "News from Lena").waitFor();
  await expect.poll(() => page.locator("[aria-invalid]").count()).toBe(0);
  expect(broken).toEqual([]);
});

test("what does not get through is said, and can be sent again", async () => {
  const page = await inRoom();
  await page.route("**/messages", (on) => on.abort());
  await box(page).fill("From a tunnel");
  await send(page);
  await page.getByRole("alert").getByText("That did not get through.").waitFor();
  expect(await box(page).inputValue()).toBe("From a tunnel");
  await page.unroute("**/messages");
  await send(page);
  await itemOf(page, "From a tunnel").waitFor();
  await expect.poll(() => page.getByRole("alert").count()).toBe(0);
});

test("what one typed does not go out in the name of whoever signed in after them", async () => {
  const page = await inRoom();
  await box(page).fill("Words of Amara");
  const other = await page.context().newPage();
  await other.goto(linkOf("mentee"));
  await other.getByRole("link", { name: "You and Amara Okafor" }).first().click();
  await box(other).waitFor();
  await send(page);
  await page.getByRole("heading", { name: "Somebody else is signed in now" }).waitFor();
  await other.reload();
  await box(other).waitFor();
  expect(await itemOf(other, "Words of Amara").count()).toBe(0);
  // Nor does a refresh hand them over.
  const third = await page.context().newPage();
  await third.goto(other.url());
  await third.locator("[data-stream-state=open]").waitFor();
  await box(third).fill("Words of Lena");
  await other.goto(linkOf("mentor"));
  await other.getByRole("link", { name: "You and Lena Fischer" }).first().click();
  await box(other).fill("Some news");
  await send(other);
  await third.getByRole("heading", { name: "You and Lena Fischer" }).waitFor();
  expect(await box(third).inputValue()).toBe("");
});

test("an address that was cut in two on its way opens the room at its beginning", async () => {
  const page = await inRoom();
  const { pathname } = new URL(page.url());
  await page.goto("/account");
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await page.goto(`${pathname}#goals%`);
  await page.waitForFunction(() => document.documentElement.dataset.tab === "conversation");
  await page.locator("[data-stream-state=open]").waitFor();
  expect(broken).toEqual([]);
});

test("at 320 pixels nothing of a coordinator's lists lies outside, whatever somebody calls themselves", async () => {
  const page = await served.visitor({ viewport: { width: 320, height: 640 } });
  await page.goto(linkOf("coordinator"));
  const base = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const name of ["W".repeat(120), "محمد عبد الرحمن بن عبد العزيز القحطاني", "👩‍🚀 שרה לוי-אברהם"]) {
    await page.goto(`${base}/participants/new`);
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Email").fill(`${"a.long.address.".repeat(3)}${name.length}@example.org`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText(`${name} is in.`).waitFor();
    expect.soft(await over(), name).toBeLessThanOrEqual(0);
    await page.goto(`${base}/participants?q=${encodeURIComponent(name)}`);
    await page.locator("tbody a").first().click();
    await page.getByRole("complementary", { name }).waitFor();
    expect.soft(await over(), `${name} beside the list`).toBeLessThanOrEqual(0);
  }
  for (const path of ["loops", "reports", "outreach", "settings", "certificates", "dashboard"]) {
    await page.goto(`${base}/${path}`);
    await page.locator("h1").waitFor();
    expect.soft(await over(), path).toBeLessThanOrEqual(0);
  }
});
