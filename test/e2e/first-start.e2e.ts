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

test("a link by mail signs in, once, and says nothing of who is here", async () => {
  const page = await served.visitor();
  await page.goto("/sign-in");
  for (const email of ["nobody@example.org", "cora@example.org"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Mail me a link" }).click();
    await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
    expect(await page.content()).not.toContain(email);
    await page.goto("/sign-in");
  }
  const mails = await served.cairn.store.db.selectFrom("mail").where("kind", "=", "sign-in").select("body").execute();
  expect(mails).toHaveLength(1);
  const link = /https?:\S+/.exec(mails[0]?.body ?? "")?.[0] as string;
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Spring cohort" }).waitFor();
  const other = await served.visitor();
  await other.goto(link);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByText("This link was used already, or is too old.").first().waitFor();
});
