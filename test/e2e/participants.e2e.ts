import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProgramId } from "../../src/access/program-id.ts";
import { refreshCoordinators } from "../../src/progress/refresh-members.ts";
import { buildWorld, fixedClock } from "../support/world.ts";
import { type Served, serveCairn, signIn } from "./cairn.ts";

const clock = fixedClock("2026-03-02T09:00:00.000Z");
let served: Served;
let cora: Page;
let email: string;
let list: string;
beforeAll(async () => {
  served = await serveCairn({ now: clock.now });
  const world = await buildWorld(served.cairn.store, clock);
  for (const name of ["Ana Reis", "Bao Tran", "Chidi Eze"]) await world.mentee(name);
  await world.mentor("Ben Okoro");
  clock.at("2026-03-25T09:00:00.000Z");
  cora = await served.visitor();
  list = `/programs/${world.programId}/participants`;
  const { db } = served.cairn.store;
  const user = db.selectFrom("user").where("id", "=", world.userId).select("email");
  ({ email } = await user.executeTakeFirstOrThrow());
  await signIn(served, cora, email, list);
});
afterAll(() => served?.close());

const focused = () => cora.evaluate("document.activeElement.textContent.trim()");

test("by keyboard alone: search, go down, choose, tag", async () => {
  await cora.keyboard.press("/");
  await cora.keyboard.type("e");
  await cora.keyboard.press("Enter");
  await cora.waitForURL(/q=e/);
  await cora.locator("h1").click();
  await cora.keyboard.press("j");
  expect(await focused()).toBe("Ana Reis");
  await cora.keyboard.press("j");
  await cora.keyboard.press("j");
  await cora.keyboard.press("k");
  expect(await focused()).toBe("Bao Tran");
  await cora.keyboard.press("x");
  await cora.getByText("1 chosen").waitFor();
  await cora.keyboard.press("k");
  await cora.keyboard.press("x");
  await cora.getByText("2 chosen").waitFor();
  await cora.locator(".selection-bar summary", { hasText: "Tag" }).press("Enter");
  // Keys mean themselves where somebody types.
  await cora.getByRole("combobox", { name: "Tag" }).pressSequentially("jinx/k");
  await cora.keyboard.press("Enter");
  await cora.getByText("2 people tagged “jinx/k”.").waitFor();
  // What was sent is off the screen; those chosen are still, for what is done to them next.
  await cora.locator(".selection-bar details[open]").waitFor({ state: "detached" });
  await cora.getByText("2 chosen").waitFor();
  expect(await cora.locator(".selection-bar input[name=tag]").inputValue()).toBe("");
  expect(new URL(cora.url()).search).toBe("?q=e");
});

test("filters are kept under a name, for the next time", async () => {
  await cora.getByRole("link", { name: "“e” Take this filter off" }).click();
  await cora.getByText("4 people", { exact: true }).waitFor();
  await cora.getByText("More filters").click();
  await cora.locator("select[name=tag]").selectOption("jinx/k");
  await cora.getByText("2 people", { exact: true }).waitFor();
  await cora.getByText("Keep these filters").click();
  await cora.getByLabel("Name of the segment").fill("Pilot");
  await cora.getByRole("button", { name: "Keep" }).click();
  await cora.getByText("Pilot is kept, for all coordinators.").waitFor();
  await cora.getByRole("link", { name: "Participants" }).first().click();
  await cora.getByText("4 people", { exact: true }).waitFor();
  await cora.getByRole("link", { name: "Pilot" }).click();
  await cora.getByText("2 people", { exact: true }).waitFor();
});

test("what is shown is saved as CSV", async () => {
  const [download] = await Promise.all([
    cora.waitForEvent("download"),
    cora.getByRole("link", { name: "Save as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("participants.csv");
  const rows = parse(await readFile(await download.path()), { columns: true, bom: true }) as Record<string, string>[];
  expect(rows.map((row) => [row.Name, row.Milestone, row.Stuck])).toEqual([
    ["Ana Reis", "Getting started", "yes"],
    ["Bao Tran", "Getting started", "yes"],
  ]);
});

test("several are removed after a question, and come back with one button", async () => {
  const removed = () =>
    served.cairn.store.db.selectFrom("participant").where("status", "=", "removed").select("name").execute();
  await cora.getByRole("checkbox", { name: "Choose Ana Reis" }).check();
  await cora.getByRole("checkbox", { name: "Choose Bao Tran" }).check();
  await cora.locator(".selection-bar summary", { hasText: "More" }).click();
  await cora.locator(".selection-bar").getByRole("button", { name: "Remove" }).click();
  await cora.getByRole("heading", { name: "Remove these 2 people?" }).waitFor();
  await cora.getByRole("button", { name: "Remove" }).click();
  await cora.getByRole("heading", { name: "2 people are out of the program" }).waitFor();
  expect(await removed()).toHaveLength(2);
  await cora.getByRole("button", { name: "Take all back in" }).click();
  await cora.getByText("2 people are back, where they stood.").waitFor();
  expect(await removed()).toEqual([]);
  expect(new URL(cora.url()).searchParams.get("tag")).toBe("jinx/k");
});

test("columns are chosen, and stay; a call is logged in the card beside the list", async () => {
  await cora.locator("summary", { hasText: "Columns" }).click();
  await cora.getByRole("checkbox", { name: "Email" }).check();
  await cora.getByRole("checkbox", { name: "Last active" }).uncheck();
  await cora.getByRole("button", { name: "Show these" }).click();
  await cora.getByRole("columnheader", { name: "Email" }).waitFor();
  await cora.getByRole("link", { name: "Ana Reis" }).click();
  await cora.locator("summary", { hasText: "Log a call" }).click();
  await cora.getByLabel("In a few words").fill("Back in May");
  await cora.getByRole("button", { name: "Log it" }).click();
  await cora.getByText("Logged. The other coordinators see it, too.").waitFor();
  await cora.getByText("Back in May").waitFor();
  expect(new URL(cora.url()).searchParams.get("tag")).toBe("jinx/k");
  // Beside the card there is no room for all of them.
  await cora.getByRole("link", { name: "Close" }).click();
  await cora.getByRole("columnheader", { name: "Email" }).waitFor();
  await cora.getByRole("columnheader", { name: "Last active" }).waitFor({ state: "detached" });
});

test("on a phone the filters are folded behind one button, which says how many are on", async () => {
  const phone = await served.visitor({ viewport: { width: 390, height: 844 } });
  await signIn(served, phone, email, list);
  const button = phone.locator("summary", { hasText: /^Filters/ });
  const stuck = phone.locator("select[name=stuck]");
  expect(await button.textContent()).toBe("Filters");
  expect(await stuck.isVisible()).toBe(false);
  const first = await phone.getByRole("link", { name: "Ana Reis" }).boundingBox();
  expect(first?.y).toBeLessThan(500);
  await button.click();
  await stuck.focus();
  await stuck.selectOption("1");
  // One goes on choosing, until one wants to see them.
  await phone.getByRole("link", { name: /Take this filter off/ }).waitFor();
  await expect.poll(() => stuck.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await button.textContent()).toBe("Filters: 1 on");
  await phone.getByRole("button", { name: "Show" }).click();
  await stuck.waitFor({ state: "hidden" });
  expect(new URL(phone.url()).search).toBe("?stuck=1");
  await phone.locator("h1").click();
  await phone.keyboard.press("/");
  const search = phone.getByRole("searchbox", { name: "Search" });
  expect(await search.evaluate((one) => one === document.activeElement)).toBe(true);
  await phone.context().close();
});

test("news does not take back what is being closed or opened beside the list", async () => {
  const { store } = served.cairn;
  const programId = list.split("/")[2] as ProgramId;
  const news = () => store.transaction((tx) => refreshCoordinators(store, tx, programId));
  const card = cora.getByRole("complementary", { name: "Ana Reis" });
  /** Holds what is asked next of the list: by the card beside it, or by a refresh. */
  const hold = async (who: "card" | "refresh") => {
    const held = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await cora.route(/\/participants\?/, async (on) => {
      if (on.request().headers()["turbo-frame"] ? who === "card" : who === "refresh") {
        held.resolve();
        await released.promise;
      }
      // What was given up meanwhile has nobody to go on for.
      await on.continue().catch(() => {});
    });
    const release = async () => {
      released.resolve();
      await cora.unroute(/\/participants\?/);
    };
    return { held: held.promise, release };
  };
  await cora.getByRole("link", { name: "Ana Reis" }).click();
  await card.waitFor();
  const closing = await hold("card");
  await cora.getByRole("link", { name: "Close" }).click();
  await closing.held;
  await cora.evaluate("delete document.body.dataset.streamState");
  await news();
  await cora.locator("[data-stream-state=waiting]").waitFor();
  await closing.release();
  await card.waitFor({ state: "detached" });
  await cora.waitForURL((url) => !url.searchParams.has("who"));

  const refreshing = await hold("refresh");
  await news();
  await refreshing.held;
  await cora.getByRole("link", { name: "Ana Reis" }).click();
  await card.waitFor();
  await refreshing.release();
  // The refresh that follows is of the page as it is now.
  await cora.waitForRequest((request) => request.url().includes("who=") && !request.headers()["turbo-frame"]);
  await card.waitFor();
  expect(new URL(cora.url()).searchParams.has("who")).toBe(true);
  await cora.getByRole("link", { name: "Close" }).click();
  await card.waitFor({ state: "detached" });

  const late = await hold("refresh");
  await news();
  await late.held;
  await cora.keyboard.press("Control+k");
  const field = cora.getByRole("combobox", { name: "Find people, loops, pages, actions" });
  await field.fill("Ana");
  const found = cora.getByRole("option", { name: "Match Ana Reis" });
  await found.waitFor();
  const drawn = cora.evaluate(
    () => new Promise<void>((done) => document.addEventListener("turbo:render", () => done(), { once: true })),
  );
  await late.release();
  await drawn;
  expect(await field.inputValue()).toBe("Ana");
  expect(await found.isVisible()).toBe(true);
  await cora.keyboard.press("Escape");
});

test("keys of a single letter or sign can be switched off, on all devices; the others stay", async () => {
  /** Which of the keys the page answers to, with the first person of the list in focus. */
  const answered = async (page: Page) => {
    await page.getByRole("link", { name: "Ana Reis" }).focus();
    return page.evaluate(() =>
      ["?", "j", "k", "x", "/"].filter((key) => {
        const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
        return !(document.activeElement ?? document).dispatchEvent(event);
      }),
    );
  };
  const phone = await served.visitor();
  await signIn(served, phone, email, list);
  await expect.poll(() => answered(phone)).toEqual(["?", "j", "k", "x", "/"]);
  await cora.goto("/account");
  await cora.getByRole("button", { name: "Switch them off" }).click();
  await cora.getByText("Keys of a single letter are off.").waitFor();
  for (const page of [cora, phone]) {
    await page.goto(list);
    const field = page.getByRole("combobox", { name: "Find people, loops, pages, actions" });
    await expect.poll(() => page.keyboard.press("Control+k").then(() => field.isVisible())).toBe(true);
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "hidden" });
    expect(await answered(page)).toEqual([]);
  }
  await phone.context().close();
  await cora.goto("/account");
  await cora.getByRole("button", { name: "Switch them on" }).click();
  await cora.getByText("Keys of a single letter are on.").waitFor();
  await cora.goto(list);
  await expect.poll(() => answered(cora)).toContain("j");
});
