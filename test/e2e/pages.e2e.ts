import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { AxeResults } from "axe-core";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LoopId } from "../../src/milestones/ids.ts";
import { readAssets } from "../../src/server/assets.ts";
import { type Served, serveCairn } from "./cairn.ts";

// Every page of the demo's story, as each of its people, wide and narrow, light and dark: axe finds nothing, nothing
// scrolls sideways, and nothing breaks in the browser's console.

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = [
  { name: "wide", viewport: { width: 1280, height: 900 } },
  { name: "narrow", viewport: { width: 390, height: 844 } },
] as const;
/** In the dark all is the same but its colours: only what axe says of colours can differ. */
const SCHEMES = [
  { colorScheme: "light", rules: "{}" },
  { colorScheme: "dark", rules: '{ runOnly: ["color-contrast", "link-in-text-block"] }' },
] as const;

let served: Served;
beforeAll(async () => {
  served = await serveCairn({ demo: true });
});
afterAll(() => served?.close());

test("what a first visit loads stays small", () => {
  const { css, js } = readAssets("dist");
  const zipped = (path: string) => gzipSync(readFileSync(`dist${path}`), { level: 9 }).length;
  expect(zipped(css)).toBeLessThan(15 * 1024);
  expect(zipped(js)).toBeLessThan(60 * 1024);
});

const PLANNING = ["LOOP/meetings/proposals/new", "LOOP/meetings/MEETING", "availability", "calendar"];
/** The pages of one person: addresses, or how to find one from the pages before. */
const PAGES: Record<"coordinator" | "mentor" | "mentee", string[]> = {
  coordinator: [
    "dashboard",
    "participants",
    "participants?stuck=1&milestone=first-meeting",
    "participants?q=nobody+is+called+so",
    "participants?rated=low",
    "participants?insight=never-met",
    "insights/stuck:matching/aside",
    "highlights",
    "participants?who=LENA",
    "participants/LENA",
    "participants/new",
    "cohorts",
    "cohorts/COHORT",
    "reports?stories=1",
    "reports?cohort=COHORT&tag=nobody",
    "participants/imports/new",
    "loops",
    "loops?status=closed",
    "loops?status=all&mentor=first-meeting&quiet=3",
    "loops?status=draft",
    "loops/closure?all=1&back=%3Fquiet%3D14",
    "loops/new",
    "certificates",
    "outreach",
    "outreach?by=nudges",
    "outreach/samples",
    "outreach/samples/new",
    "outreach/samples/silent",
    "outreach/nudges",
    "outreach/nudges/new",
    "outreach/nudges/NUDGE/log",
    "outreach/LETTER",
    "outreach/LETTER?show=moved",
    "outreach/drafts/DRAFT",
    "outreach/drafts/DRAFT/words",
    "dashboard?as-of=2026-09-20&cohort=COHORT",
    "participants/removal?to=LENA",
    "participants/pause?to=LENA",
    "participants/group?to=LENA",
    "participants?rated=good&seen=90",
    "outreach/new?milestone=first-meeting&stuck=1&sample=first-meeting-mentee",
    "settings",
    "settings/mails",
    "settings/reading",
    "settings/mails/invitation",
    "settings/mails/reminder",
    "find",
    "find?q=write+to+lena",
    "keys",
    "tokens",
    "/account",
    "/outbox",
    "/programs/new",
    "/nothing/here",
    "/api/docs",
  ],
  mentor: [
    "home",
    "LOOP",
    "LOOP#meetings",
    "LOOP#goals",
    "LOOP#more",
    "LOOP/messages",
    "LOOP/meetings",
    ...PLANNING,
    "profile",
    "find?q=lena",
    "guide",
    "notices",
  ],
  mentee: [
    "home",
    "LOOP",
    "LOOP/messages",
    "LOOP/meetings",
    ...PLANNING,
    "LOOP/goals/new?idea=one-question",
    "highlights",
    "profile",
    "guide",
    "notices",
    "dashboard",
  ],
};

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])("the pages of the %s", (guest) => {
  test.each(LOOKS)("$name, light and dark", { timeout: 240_000 }, async ({ viewport }) => {
    const page = await served.visitor({ viewport, reducedMotion: "reduce" });
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
      const filled = path
        .replace("LENA", lena)
        .replace("MEETING", await meetingIn(loop))
        .replace("COHORT", await firstCohort())
        .replace("NUDGE", await only("nudge", "nudge_id"))
        .replace("DRAFT", await only("outreach_draft", "draft_id"))
        .replace("LETTER", await bouncedLetter());
      const address = filled.startsWith("LOOP")
        ? loop + filled.slice(4)
        : filled.startsWith("/")
          ? filled
          : `${base}/${filled}`;
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(address);
      await page.evaluate(unfoldedAndStill);
      await page.evaluate(AXE);
      for (const { colorScheme, rules } of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        expect(await axe(page, rules), `axe at ${path}, ${colorScheme}`).toEqual([]);
      }
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `sideways at ${path}`).toBeLessThanOrEqual(0);
    }
    expect(broken).toEqual([]);
    await page.context().close();
  });
});

/** In the browser: all there is can be seen, and a colour that changes does so at once, not passing through others. */
function unfoldedAndStill() {
  for (const one of document.querySelectorAll("main details:not(.dropdown)")) one.setAttribute("open", "");
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important }");
  document.adoptedStyleSheets.push(still);
}

async function axe(page: Page, options: string): Promise<string[]> {
  const run = `axe.run({ resultTypes: ["violations"], ...${options} })`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/** A meeting that is arranged in that loop. */
async function meetingIn(loop: string): Promise<string> {
  const meeting = await served.cairn.store.db
    .selectFrom("meeting")
    .where("loop_id", "=", (loop.split("/").at(-1) ?? "") as LoopId)
    .where("status", "=", "arranged")
    .select("meeting_id")
    .executeTakeFirst();
  return meeting?.meeting_id ?? "none";
}

async function firstCohort(): Promise<string> {
  const { db } = served.cairn.store;
  return (await db.selectFrom("cohort").select("cohort_id").limit(1).executeTakeFirstOrThrow()).cohort_id;
}

/** The only one of its kind in the story. */
async function only(table: "nudge" | "outreach_draft", id: "nudge_id" | "draft_id"): Promise<string> {
  const { db } = served.cairn.store;
  const rows = await sql<{ id: string }>`select ${sql.ref(id)} as id from ${sql.table(table)}`.execute(db);
  return rows.rows[0]?.id ?? "none";
}

/** A letter that did not reach everybody. */
async function bouncedLetter(): Promise<string> {
  const { outreach_id } = await served.cairn.store.db
    .selectFrom("outreach_recipient as r")
    .innerJoin("mail as m", "m.mail_id", "r.mail_id")
    .where("m.refused_at", "is not", null)
    .select("r.outreach_id")
    .executeTakeFirstOrThrow();
  return outreach_id;
}

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
