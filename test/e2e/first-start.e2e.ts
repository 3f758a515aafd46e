import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveCairn, setUpHost } from "./cairn.ts";

let served: Served;
beforeAll(async () => {
  served = await serveCairn();
});
afterAll(() => served.close());

test("the first person becomes the host, and starts a program", async () => {
  const page = await served.visitor();
  const link = (await served.cairn.setup.link()) as string;
  await page.goto(link);
  await page.getByLabel("Your name").fill("Cora Coordinator");
  await page.getByLabel("Email").fill("cora@example.org");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.locator("#field-password-error").waitFor();
  expect(await page.getByLabel("Your name").inputValue()).toBe("Cora Coordinator");

  await setUpHost(served, page);
  expect((await page.goto(link))?.status()).toBe(404);
  await page.goto("/programs/new");
  await page.getByLabel("Organisation").fill("Hilltop");
  await page.getByLabel("Name of the program").fill("Spring cohort");
  await page.getByRole("button", { name: "Start the program" }).click();
  await page.getByRole("link", { name: "Spring cohort" }).waitFor();
});

test("a password, a wrong one, and a sign-out", async () => {
  const page = await served.visitor({ javaScriptEnabled: false });
  await page.goto("/programs/new");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByLabel("Email").fill("cora@example.org");
  await page.getByLabel("Password").fill("not this one at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator("#field-password-error").getByText("do not belong together").waitFor();
  expect(await page.getByLabel("Email").inputValue()).toBe("cora@example.org");
  await page.getByLabel("Password").fill("four words make one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Start a program" }).waitFor();
});

test("what is not there says so kindly, and tells nothing", async () => {
  const page = await served.visitor();
  const answer = await page.goto("/nothing/here");
  expect(answer?.status()).toBe(404);
  await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  await page.goto("/programs/somebody-elses");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});
