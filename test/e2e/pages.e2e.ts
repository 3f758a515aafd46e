import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serveCairn } from "./cairn.ts";

// Every page of the demo's story, as each of its people, wide and narrow, light and dark: axe finds nothing, nothing
// scrolls sideways, and nothing breaks in the browser's console.

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = [
  { name: "wide and light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "narrow and light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "wide and dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "narrow and dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

let served: Served;
beforeAll(async () => {
  served = await serveCairn({ demo: true });
});
afterAll(() => served?.close());

/** The pages of one person: addresses, or how to find one from the pages before. */
const PAGES: Record<"coordinator" | "mentor" | "mentee", string[]> = {
  coordinator: [
    "dashboard",
    "participants",
    "participants?stuck=1&milestone=first-meeting",
    "participants?q=nobody+is+called+so",
    "participants?who=LENA",
    "participants/LENA",
    "participants/new",
    "participants/imports/new",
    "loops",
    "loops?status=closed",
    "loops/new",
    "outreach",
    "outreach/new?milestone=first-meeting&stuck=1&sample=first-meeting-mentee",
    "settings",
    "tokens",
    "/account",
    "/outbox",
    "/programs/new",
    "/nothing/here",
    "/api/docs",
  ],
  mentor: ["home", "LOOP", "LOOP/messages", "LOOP/meetings", "profile", "guide"],
  mentee: ["home", "LOOP", "LOOP/messages", "LOOP/meetings", "profile", "guide", "dashboard"],
};

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])("the pages of the %s", (guest) => {
  test.each(LOOKS)("$name", { timeout: 240_000 }, async ({ viewport, colorScheme }) => {
    const page = await served.visitor({ viewport, colorScheme });
    const broken: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("404")) broken.push(message.text());
    });
    page.on("pageerror", (error) => broken.push(String(error)));
    const link = served.cairn.demo?.links().find((one) => one.guest === guest)?.link as string;
    await page.goto(link);
    const base = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
    const lena = await idOf("lena@hilltop.example");
    const loop = guest === "coordinator" ? "" : await firstLoop(page);
    for (const path of PAGES[guest]) {
      const filled = path.replace("LENA", lena);
      const address = filled.startsWith("LOOP")
        ? loop + filled.slice(4)
        : filled.startsWith("/")
          ? filled
          : `${base}/${filled}`;
      await page.goto(address);
      for (const summary of await page.locator("main details:not([open], .dropdown) > summary").all()) {
        if (await summary.isVisible()) await summary.evaluate((one) => one.parentElement?.setAttribute("open", ""));
      }
      await page.evaluate(AXE);
      const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResults;
      const words = found.violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
      );
      expect(words, `axe at ${path}`).toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `sideways at ${path}`).toBeLessThanOrEqual(0);
    }
    expect(broken).toEqual([]);
    await page.context().close();
  });
});

async function idOf(email: string): Promise<string> {
  const row = await served.cairn.store.db
    .selectFrom("participant")
    .where("email", "=", email)
    .select("participant_id")
    .executeTakeFirstOrThrow();
  return row.participant_id;
}

async function firstLoop(page: Page): Promise<string> {
  return (await page.locator("main h3 a").first().getAttribute("href")) as string;
}
