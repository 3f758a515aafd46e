import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finishedPair } from "../support/finished-pair.ts";
import { addAccount, buildWorld, fixedClock } from "../support/world.ts";
import { type Served, serveCairn, signIn } from "./cairn.ts";

// The end of the way, in four browsers: the mentee's phone, the coordinator's desk, and two strangers' who were given
// the address.

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { viewport: { width: 390, height: 844 } };
let served: Served;
let ana: Page;
let cora: Page;
let stranger: Page;
let program: string;
let address: string;
beforeAll(async () => {
  served = await serveCairn();
  const { store } = served.cairn;
  const world = await buildWorld(store, fixedClock(new Date().toISOString()));
  program = `/programs/${world.programId}`;
  const { mentee } = await finishedPair(world, "Ben Okoro", "Ana Łucja Reis");
  const userId = await addAccount(store, "Ana", "ana@example.org");
  await store.db
    .updateTable("participant")
    .set({ user_id: userId, status: "active", email: "ana@example.org" })
    .where("participant_id", "=", mentee)
    .execute();
  const coordinator = await store.db
    .selectFrom("user")
    .where("id", "=", world.userId)
    .select("email")
    .executeTakeFirstOrThrow();
  ana = await served.visitor(PHONE);
  cora = await served.visitor();
  stranger = await served.visitor({ colorScheme: "dark" });
  await signIn(served, ana, "ana@example.org");
  await signIn(served, cora, coordinator.email);
});
afterAll(() => served?.close());

/** Axe finds nothing, and nothing scrolls sideways. */
async function looksRight(page: Page) {
  await page.evaluate(AXE);
  const found = (await page.evaluate("axe.run()")) as AxeResults;
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
}
/** How many sheets of paper a print of the page takes. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test("at the end of the way, home leads to the certificate, and it is taken", async () => {
  await ana.goto(`${program}/home`);
  await ana.getByRole("link", { name: "Take your certificate" }).click();
  await ana.getByRole("heading", { name: "You walked the whole way" }).waitFor();
  await looksRight(ana);
  expect(await ana.getByLabel("Your name, as it should be printed").inputValue()).toBe("Ana Łucja Reis");
  await ana.getByLabel("Your name, as it should be printed").fill("");
  await ana.getByRole("button", { name: "Take your certificate" }).click();
  await ana.getByText("Write your name as it should be printed.").first().waitFor();
  await ana.getByLabel("Your name, as it should be printed").fill("Ana Ł. Reis");
  await ana.getByRole("button", { name: "Take your certificate" }).click();
  await ana.getByText("It is yours. Congratulations!").waitFor();
  await ana.getByText("Ana Ł. Reis").first().waitFor();
  await looksRight(ana);
  const linkedIn = await ana.getByRole("link", { name: "Add it to LinkedIn" }).getAttribute("href");
  await ana.getByRole("link", { name: "Open its public page" }).click();
  await ana.getByText("How to verify it").waitFor();
  address = ana.url();
  expect(new URL(linkedIn as string).searchParams.get("certUrl")).toBe(address);
});

test("it prints on one sheet of paper, and the PDF is there", async () => {
  expect(await sheets(ana)).toBe(1);
  const href = await ana.getByRole("link", { name: "Download as PDF" }).getAttribute("href");
  const pdf = await ana.request.get(href as string);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a stranger with the address, signed in nowhere, sees that it is valid", async () => {
  const asked: string[] = [];
  stranger.on("request", (request) => asked.push(new URL(request.url()).origin));
  await stranger.goto(address);
  await stranger.getByRole("heading", { name: "Ana Ł. Reis" }).waitFor();
  await stranger.getByText("Valid.").waitFor();
  await stranger.getByText("For wallets and machines").click();
  await looksRight(stranger);
  expect(await stranger.content()).not.toMatch(/Okoro|example\.org/);
  expect(new Set(asked)).toEqual(new Set([served.baseUrl]));
});

test("the coordinator revokes it with a reason: the stranger reads that it is revoked, its holder why", async () => {
  await cora.goto(`${program}/certificates`);
  await cora.getByText("printed as Ana Ł. Reis").waitFor();
  await looksRight(cora);
  await cora.getByText("Revoke the certificate of Ana Ł. Reis").click();
  await cora.getByLabel("Why").fill("Two people of that name, sorry");
  await cora.getByRole("button", { name: "Revoke it" }).click();
  await cora.getByText("Revoked. Its page says so.").waitFor();
  await stranger.reload();
  await stranger.getByRole("heading", { name: "This certificate is revoked" }).waitFor();
  await looksRight(stranger);
  expect(await stranger.content()).not.toMatch(/Reis|sorry/);
  expect((await stranger.request.get(`${new URL(address).pathname}.pdf`)).status()).toBe(410);
  await ana.goto(`${program}/home`);
  await ana.getByRole("link", { name: "Your certificate" }).click();
  await ana.getByText("Two people of that name, sorry").waitFor();
  await cora.getByRole("button", { name: "Let the certificate of Ana Ł. Reis count again" }).click();
  await cora.getByText("It counts again.").waitFor();
  await stranger.reload();
  await stranger.getByText("Valid.").waitFor();
});

test("its holder takes it back, and lets it count again", async () => {
  await ana.reload();
  await ana.getByRole("link", { name: "Take it back" }).click();
  await ana.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await ana.getByText("Taken back.").waitFor();
  await stranger.reload();
  await stranger.getByText("by its holder").waitFor();
  await ana.getByRole("button", { name: "Let it count again" }).click();
  await ana.getByText("It counts again.").waitFor();
  await stranger.reload();
  await stranger.getByText("Valid.").waitFor();
});

test("an address that is none says so kindly", async () => {
  const answer = await stranger.goto("/certificates/nothing");
  expect(answer?.status()).toBe(404);
  await stranger.getByText("There is nothing here").waitFor();
});
