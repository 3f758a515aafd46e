import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveCairn, showPart } from "./cairn.ts";

// The main actions are links and forms: they work where no JavaScript runs.

let served: Served;
beforeAll(async () => {
  served = await serveCairn({ demo: true });
});
afterAll(() => served?.close());

async function as(guest: string): Promise<Page> {
  const page = await served.visitor({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto(served.cairn.demo?.links().find((one) => one.guest === guest)?.link as string);
  return page;
}

test("a mentor writes, says that they met, and reads the guide", async () => {
  const page = await as("mentor");
  await page.getByRole("link", { name: "You and Yuki Sato" }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("See you soon, Yuki.");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("See you soon, Yuki.").waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("   ");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Write a few words first.").first().waitFor();
  await page.getByRole("link", { name: "Home" }).first().click();
  await page.getByRole("link", { name: "You and Yuki Sato" }).click();
  await showPart(page, "Meetings");
  await page.getByRole("button", { name: "We met elsewhere" }).first().click();
  await page.getByRole("heading", { name: "You and Yuki Sato" }).waitFor();
  await showPart(page, "More");
  await page.getByRole("link", { name: "The guide for mentors" }).click();
  expect(await page.locator("h1").count()).toBe(1);
});

test("a coordinator follows the bar, filters, looks at a person, and reaches out", async () => {
  const page = await as("coordinator");
  await page
    .getByRole("link", { name: /First Meeting/ })
    .first()
    .click();
  await page.locator("summary", { hasText: "Filters: 1 on" }).click();
  await page.getByLabel("Stuck").selectOption("1");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: /For more than 21 days/ }).waitFor();
  const person = page.locator("tbody a").first();
  const name = (await person.textContent()) ?? "";
  await person.click();
  await page.getByRole("complementary", { name }).getByText("Info").waitFor();
  await page.getByRole("complementary", { name }).getByRole("link", { name: "Reach out" }).click();
  await page.getByLabel("Start from").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Take it" }).click();
  await page.getByRole("button", { name: "See it for each person" }).click();
  await page.getByRole("button", { name: "Send it" }).click();
  await page.getByText("One message is on its way.").waitFor();
});

test("on a phone the filters of the loops unfold, and say how many are on", async () => {
  const page = await as("coordinator");
  await page.getByRole("link", { name: "Loops" }).first().click();
  const mentor = page.locator("select[name=mentor]");
  expect(await mentor.isVisible()).toBe(false);
  await page.locator("summary", { hasText: "Filters" }).click();
  await mentor.selectOption({ label: "First Meeting" });
  await page.getByRole("button", { name: "Show" }).click();
  await page.locator("summary", { hasText: "Filters: 1 on" }).waitFor();
  await page.getByRole("link", { name: /Mentor at First Meeting/ }).waitFor();
});

test("a mistake is answered beside its field, and what was typed stays", async () => {
  const page = await as("coordinator");
  await page.getByRole("link", { name: "Participants" }).first().click();
  await page.getByRole("link", { name: "Add a person" }).click();
  await page.getByLabel("Name").fill("Zoë Quill");
  await page.getByLabel("Email").fill("not an address");
  await page.getByLabel("Tags").fill("nursing");
  await page.getByRole("button", { name: "Add" }).click();
  await page.locator("#field-email-error").waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Zoë Quill");
  expect(await page.getByLabel("Email").inputValue()).toBe("not an address");
  expect(await page.getByLabel("Tags").inputValue()).toBe("nursing");
  await page.getByLabel("Email").fill("zoe@example.org");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("Zoë Quill is in.").waitFor();
});
