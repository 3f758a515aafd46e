import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addFiles } from "../../src/features/files/add-files.ts";
import { sendMessage } from "../../src/features/messages/send-message.ts";
import { saveNote } from "../../src/features/notes/save-note.ts";
import { prepareFiles } from "../../src/files/prepare-file.ts";
import { buildWorld } from "../support/world.ts";
import { type Served, serveCairn, signIn } from "./cairn.ts";
import { CORPUS } from "./xss-corpus.ts";

// T14: what people write is shown to others in a real browser; nothing of it runs, loads or leads astray.

let served: Served;
let page: Page;
let room: string;
const fired: string[] = [];
const outside: string[] = [];

beforeAll(async () => {
  served = await serveCairn();
  const { store, auth, log } = served.cairn;
  const world = await buildWorld(store, { now: log.now, at: () => {}, pass: () => {} });
  const { programId } = world;
  const [lena, amara] = [await world.mentee("Lena"), await world.mentor("Amara")];
  const loopId = await world.loop(amara, lena);
  for (const body of CORPUS) await sendMessage(log, { programId, loopId, author: amara, body });
  const note = CORPUS.slice(0, 60).join("\n\n");
  await saveNote(log, { programId, loopId, by: lena, body: note, version: 0 });
  for (const name of CORPUS.slice(0, 40)) {
    const bytes = Buffer.from(name);
    const files = await prepareFiles([{ name: `${name.replaceAll("/", " ")}.txt`, size: bytes.length, bytes }]);
    if (!("refused" in files)) await addFiles(log, { programId, loopId, by: amara, files });
  }
  const userId = await auth.ensureAccount("lena@example.org", "Lena");
  await store.db
    .updateTable("participant")
    .set({ user_id: userId, status: "active" })
    .where("participant_id", "=", lena)
    .execute();
  page = await served.visitor();
  page.on("dialog", (dialog) => {
    fired.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(served.baseUrl) && !request.url().startsWith("data:")) outside.push(request.url());
  });
  page.on("console", (message) => {
    if (/Refused|Content Security Policy|violates/i.test(message.text())) fired.push(message.text());
  });
  room = `/programs/${programId}/loops/${loopId}`;
  await signIn(served, page, "lena@example.org", room);
});
afterAll(() => served?.close());

/** Everything that was shown is moved over, focused and clicked, without going anywhere. */
async function touchEverything(): Promise<number> {
  return page.evaluate(() => {
    const stop = (event: Event) => event.preventDefault();
    document.addEventListener("click", stop, true);
    const all = [...document.querySelectorAll(".bubble *, #notes *, .file-line *")];
    for (const element of all) {
      for (const name of ["mouseover", "mouseenter", "pointerover", "focus", "click", "toggle", "animationstart"]) {
        element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
      }
    }
    document.removeEventListener("click", stop, true);
    return all.length;
  });
}

async function expectHarmless() {
  expect(await touchEverything()).toBeGreaterThan(10);
  const found = await page.evaluate(() => ({
    fired: (window as unknown as { __fired?: number }).__fired,
    links: [...document.querySelectorAll(".bubble a, #notes a")]
      .map((link) => (link as HTMLAnchorElement).getAttribute("href") ?? "")
      .filter((href) => href !== "" && !/^(https?:\/\/|mailto:|\/programs\/)/i.test(href)),
    strange: [...document.querySelectorAll(".bubble *, #notes .prose-cairn *")]
      .filter((element) => !/^(DIV|P|STRONG|EM|S|UL|OL|LI|BLOCKQUOTE|PRE|CODE|A|BR)$/.test(element.tagName))
      .map((element) => element.outerHTML),
    handlers: [...document.querySelectorAll(".bubble *, #notes *, .file-line *")]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => /^on|^style$|^srcdoc$/i.test(name)),
  }));
  expect(found).toEqual({ fired: undefined, links: [], strange: [], handlers: [] });
  expect(fired).toEqual([]);
  expect(outside).toEqual([]);
}

test("there are more than three hundred of them", () => {
  expect(new Set(CORPUS).size).toBeGreaterThan(300);
});

test("in the room, its notes and its files", async () => {
  await page.locator(".bubble").first().waitFor({ state: "attached" });
  await expectHarmless();
  await page.goto(`${room}/files`);
  expect(await page.locator(".file-line").count()).toBeGreaterThan(20);
  await expectHarmless();
});

test("in the whole conversation, page by page", { timeout: 240_000 }, async () => {
  const shown: string[] = [];
  await page.goto(`${room}/messages`);
  for (;;) {
    await expectHarmless();
    shown.push(...(await page.locator("[id^=message-]").evaluateAll((items) => items.map((item) => item.id))));
    const earlier = page.getByRole("link", { name: "Earlier messages" }).first();
    if ((await earlier.count()) === 0) break;
    await page.goto((await earlier.getAttribute("href")) as string);
  }
  const { db } = served.cairn.store;
  const sent = await db.selectFrom("message").select("message_id").execute();
  expect(new Set(shown).size).toBe(sent.length);
  expect(sent.length).toBeGreaterThan(300);
});

test("and where one is typed in again", async () => {
  await page.goto(`${room}/messages`);
  for (const body of [CORPUS[0], CORPUS[7], CORPUS[12]] as string[]) {
    await page.locator("#field-message").fill(`${body}${"x".repeat(9_999)}`.slice(0, 10_000));
    // Beyond what a browser lets one type.
    await page.locator("#field-message").evaluate((box) => {
      (box as HTMLTextAreaElement).value += "x".repeat(200);
    });
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator("#field-message-error").waitFor();
    expect(await page.locator("#field-message").inputValue()).toContain(body.slice(0, 40));
    expect(fired).toEqual([]);
  }
});
