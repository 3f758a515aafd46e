import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveCairn, setUpHost } from "./cairn.ts";

let served: Served;
beforeAll(async () => {
  served = await serveCairn();
});
afterAll(() => served.close());

/** As Excel writes it in Western Europe. */
const LIST = {
  name: "Frühling.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "Vorname;Nachname;E-Mail;Rolle;Abteilung\r\nJürgen;Groß;juergen@example.org;Mentor;Pflege\r\n" +
      "Zoë;Müller;zoe@example.org;Mentee;Pflege\r\nUwe;Weiß;uwe@example;Mentee;Labor\r\n",
    "latin1",
  ),
};

async function startProgram(page: Page, name: string) {
  await page.getByLabel("Organisation").fill("Hilltop");
  await page.getByLabel("Name of the program").fill(name);
  await page.getByRole("button", { name: "Start the program" }).click();
  await page.getByRole("heading", { name }).first().waitFor();
}

async function chooseList(page: Page) {
  await page.getByRole("link", { name: "Participants", exact: true }).first().click();
  await page.getByRole("link", { name: "Import a list" }).first().click();
  await page.getByLabel("A CSV file").setInputFiles(LIST);
  await page.getByRole("button", { name: "Show me the preview" }).click();
  await page.getByRole("heading", { name: "Before anybody is added" }).waitFor();
}

test("a coordinator brings a list from Excel, sees what is wrong, and takes the rest", async () => {
  const page = await served.visitor();
  await setUpHost(served, page);
  await startProgram(page, "Spring cohort");
  await chooseList(page);
  await page.getByText("E-Mail: “uwe@example” is not an email address.").waitFor();
  await page.getByText("Read as Windows-1252, with semicolons").waitFor();
  await page.getByLabel("Abteilung").selectOption({ label: "Tags" });
  await page.getByRole("table", { name: "People to add" }).getByText("Pflege").first().waitFor();
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await page.getByText("2 participants added, 0 already here, 1 line left out.").waitFor();

  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save them as CSV" }).click();
  const saved = await readFile(await (await saving).path(), "utf8");
  expect(saved).toContain("Uwe,Weiß,uwe@example,Mentee,Labor,,4,");

  await page.getByRole("link", { name: "See them in Participants" }).click();
  await page.getByRole("link", { name: "Jürgen Groß" }).waitFor();
  await page.getByRole("link", { name: "Zoë Müller" }).waitFor();
  await expect.poll(() => page.getByText("Uwe").count()).toBe(0);
});

test("without JavaScript, and again: nothing changes", async () => {
  const page = await served.visitor({ javaScriptEnabled: false });
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("cora@example.org");
  await page.getByLabel("Password").fill("four words make one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.goto("/");
  await page.getByRole("link", { name: "Spring cohort" }).first().click();
  await chooseList(page);
  await page.getByText("There is nobody new to add.").waitFor();
  await page.getByLabel("E-Mail", { exact: false }).first().selectOption({ label: "Leave this column out" });
  await page.getByRole("button", { name: "Look again" }).click();
  await page.getByText("Choose the column that holds the email addresses.").waitFor();
  await page.getByRole("link", { name: "Choose another file" }).click();
  await page.getByLabel("Or paste the list").fill("Name\tEmail\tRole\nIda\tida@example.org\tboth");
  await page.getByRole("button", { name: "Show me the preview" }).click();
  await page.getByRole("button", { name: "Add one person" }).click();
  await page.getByText("1 participant added, 0 already here, 0 lines left out.").waitFor();
});
