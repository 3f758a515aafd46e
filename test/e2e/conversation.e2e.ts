import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWorld } from "../support/world.ts";
import { type Served, serveCairn, signIn } from "./cairn.ts";

// Two people write to each other, in a browser each; what one does appears at the other's without reloading.

let served: Served;
let lena: Page;
let amara: Page;
let room: string;
let say: (who: "lena" | "amara", body: string) => Promise<void>;

beforeAll(async () => {
  served = await serveCairn();
  const { store, auth, log } = served.cairn;
  const world = await buildWorld(store, { now: log.now, at: () => {}, pass: () => {} });
  const people = { lena: await world.mentee("Lena Weber"), amara: await world.mentor("Amara Okafor") };
  const loopId = await world.loop(people.amara, people.lena);
  const { sendMessage } = await import("../../src/features/messages/send-message.ts");
  say = async (who, body) => {
    await sendMessage(world.log, { programId: world.programId, loopId, author: people[who], body });
  };
  room = `/programs/${world.programId}/loops/${loopId}`;
  const open = async (who: "lena" | "amara", viewport: { width: number; height: number }) => {
    const email = `${who}@example.org`;
    const userId = await auth.ensureAccount(email, who);
    await store.db
      .updateTable("participant")
      .set({ user_id: userId, status: "active" })
      .where("participant_id", "=", people[who])
      .execute();
    const page = await served.visitor({ viewport });
    await signIn(served, page, email, room);
    await page.getByRole("heading", { name: "Conversation" }).waitFor();
    await page.locator("[data-stream-state=open]").waitFor();
    return page;
  };
  lena = await open("lena", { width: 390, height: 844 });
  amara = await open("amara", { width: 1280, height: 900 });
});
afterAll(() => served?.close());

const box = (page: Page) => page.getByRole("textbox", { name: "Your message" });
const itemOf = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words });

async function send(page: Page, words: string) {
  await box(page).fill(words);
  await page.getByRole("button", { name: "Send" }).click();
  await itemOf(page, words).waitFor();
}

async function act(page: Page, words: string, name: string) {
  await itemOf(page, words).getByLabel("Change or delete this message").click();
  await itemOf(page, words)
    .getByRole(name === "Edit" ? "link" : "button", { name })
    .click();
}

test("what one sends is read by the other, and the sender sees that", async () => {
  await send(lena, "Hello Amara, this is Lena.");
  await expect.poll(() => box(lena).inputValue()).toBe("");
  await itemOf(amara, "Hello Amara, this is Lena.").waitFor();
  await lena.getByText("Read by Amara").waitFor();
});

test("a message is put otherwise, and says so at both", async () => {
  await act(lena, "Hello Amara", "Edit");
  await lena.getByRole("heading", { name: "Edit your message" }).waitFor();
  expect(await box(lena).inputValue()).toBe("Hello Amara, this is Lena.");
  await box(lena).fill("Hello Amara, I am Lena.");
  await lena.getByRole("button", { name: "Save" }).click();
  await itemOf(lena, "I am Lena.").getByText("edited").waitFor();
  await itemOf(amara, "I am Lena.").getByText("edited").waitFor();
  await expect.poll(() => amara.getByText("this is Lena").count()).toBe(0);
});

test("a message is deleted at both, and brought back", async () => {
  await send(lena, "I take this back");
  await itemOf(amara, "I take this back").waitFor();
  await act(lena, "I take this back", "Delete");
  await lena.getByText("You deleted this message.").waitFor();
  await amara.getByText("Lena Weber deleted this message.").waitFor();
  await expect.poll(() => amara.getByRole("button", { name: "Undo" }).count()).toBe(0);
  await lena.getByRole("button", { name: "Undo" }).click();
  await itemOf(lena, "I take this back").waitFor();
  await itemOf(amara, "I take this back").waitFor();
});

test("what is being typed survives what comes in, a reload, and having to sign in again", async () => {
  await box(lena).fill("Half a thought");
  await send(amara, "Welcome, Lena.");
  await itemOf(lena, "Welcome, Lena.").waitFor();
  expect(await box(lena).inputValue()).toBe("Half a thought");
  await lena.reload();
  await lena.waitForFunction(
    (words) => (document.getElementById("field-message") as HTMLTextAreaElement | null)?.value === words,
    "Half a thought",
  );
  const cookies = await lena.context().cookies();
  await lena.context().clearCookies();
  // What comes in now cannot be shown to her, and does not take her page away.
  await lena.locator("[data-stream-state=open]").waitFor();
  await say("amara", "Take your time.");
  await lena.locator("[data-stream-state=waiting]").waitFor();
  expect(await box(lena).inputValue()).toBe("Half a thought");
  await lena.getByRole("button", { name: "Send" }).click();
  await lena.waitForURL(/sign-in/);
  await lena.context().addCookies(cookies);
  await lena.goto(room);
  await lena.waitForFunction(
    (words) => (document.getElementById("field-message") as HTMLTextAreaElement | null)?.value === words,
    "Half a thought",
  );
  await lena.getByRole("button", { name: "Send" }).click();
  await itemOf(amara, "Half a thought").waitFor();
});

test("a picture comes with a message, is seen by the other, and found among the files", async () => {
  const picture = await sharp({ create: { width: 800, height: 500, channels: 3, background: "#3d6947" } })
    .withExif({ IFD3: { GPSLatitude: "48/1 51/1 30/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
  await lena.locator("summary", { hasText: "Add files" }).click();
  await lena.locator("#field-files").setInputFiles([
    { name: "The hill.jpg", mimeType: "image/jpeg", buffer: picture },
    { name: "Questions.txt", mimeType: "text/plain", buffer: Buffer.from("What next?") },
  ]);
  await send(lena, "From my walk");
  const shown = itemOf(amara, "From my walk").getByRole("img", { name: "The hill.jpg" });
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
  const link = await itemOf(amara, "From my walk").getByRole("link", { name: "The hill.jpg" }).getAttribute("href");
  const full = await (await amara.request.get(link as string)).body();
  expect((await sharp(full).metadata()).exif).toBeUndefined();
  const files = amara.locator("#files");
  await files.getByRole("link", { name: /The hill\.jpg/ }).waitFor();
  const [download] = await Promise.all([
    amara.waitForEvent("download"),
    itemOf(amara, "From my walk")
      .getByRole("link", { name: /Questions\.txt/ })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe("Questions.txt");
  await lena.locator("details.fold[open]").waitFor({ state: "detached" });
});

test("a refresh that fails leaves the page, and all that is typed, and is tried again", async () => {
  const failing = ["fulfil", "abort"];
  const met: string[] = [];
  await lena.route(new URL(lena.url()).pathname, async (on) => {
    const how = failing.shift();
    met.push(how ?? "through");
    if (how === "fulfil") await on.fulfill({ status: 503, contentType: "text/html", body: "<p>Back in a minute</p>" });
    else if (how === "abort") await on.abort();
    else await on.continue();
  });
  await box(lena).fill("Half a sentence");
  await say("amara", "Did you hear?");
  await itemOf(lena, "Did you hear?").waitFor();
  await expect.poll(() => met.slice(0, 3), { timeout: 15_000 }).toEqual(["fulfil", "abort", "through"]);
  await itemOf(lena, "Did you hear?").waitFor();
  expect(await box(lena).inputValue()).toBe("Half a sentence");
  await lena.unroute(new URL(lena.url()).pathname);
  await box(lena).fill("");
});

test("news that comes while something is being sent does not break it off", async () => {
  // A refresh that is just being drawn when Lena sends takes the sign that the form is busy away again.
  await lena.evaluate(() => {
    document.addEventListener(
      "turbo:before-render",
      (event) => {
        event.preventDefault();
        Object.assign(window, { draw: (event as CustomEvent<{ resume: () => void }>).detail.resume });
      },
      { once: true },
    );
  });
  const drawing = lena.waitForFunction(() => "draw" in window);
  await say("amara", "Are you there?");
  await drawing;
  let reached = () => {};
  const held = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let goOn = () => {};
  const released = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await lena.route("**/messages", async (on) => {
    reached();
    await released;
    await on.continue();
  });
  await box(lena).fill("Here I am");
  await lena.getByRole("button", { name: "Send" }).click();
  await lena.evaluate(() => (window as unknown as { draw: () => void }).draw());
  await held;
  await say("amara", "Still there?");
  await lena.locator("[data-stream-state=waiting]").waitFor();
  goOn();
  await itemOf(amara, "Here I am").waitFor();
  await itemOf(lena, "Still there?").waitFor();
  await expect.poll(() => box(lena).inputValue()).toBe("");
  await lena.unroute("**/messages");
});

test("a file that is too large is named before it is sent, one of a wrong kind after it, and the words stay", async () => {
  await box(amara).fill("Here is the letter");
  await amara.locator("summary", { hasText: "Add files" }).click();
  const field = amara.locator("#field-files");
  await field.setInputFiles([{ name: "holiday.mov", mimeType: "video/quicktime", buffer: Buffer.alloc(10_485_761) }]);
  await amara.getByText("holiday.mov is too large").waitFor();
  expect(await field.evaluate((input) => (input as HTMLInputElement).files?.length)).toBe(0);
  await field.setInputFiles([
    { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\0\0program") },
  ]);
  await amara.getByRole("button", { name: "Send" }).click();
  await amara.getByText("letter.pdf is a program").first().waitFor();
  expect(await box(amara).inputValue()).toBe("Here is the letter");
  await amara.getByRole("button", { name: "Send" }).click();
  await itemOf(lena, "Here is the letter").waitFor();
});

test("a file is deleted at both, and brought back", async () => {
  await lena.goto(`${room}/files`);
  await lena.getByRole("button", { name: "Delete The hill.jpg" }).click();
  await lena.getByText("You deleted").waitFor({ state: "attached" });
  await amara
    .locator("#files")
    .getByRole("link", { name: /The hill\.jpg/ })
    .waitFor({ state: "detached" });
  await lena.goto(`${room}/files`);
  await lena.getByRole("button", { name: "Undo: bring The hill.jpg back" }).click();
  await amara
    .locator("#files")
    .getByRole("link", { name: /The hill\.jpg/ })
    .waitFor();
  await lena.goto(room);
});

test("notes are mine alone", async () => {
  await amara.locator("#notes").getByRole("textbox").fill("She is **braver** than she thinks.");
  await amara.locator("#notes").getByRole("button", { name: "Save" }).click();
  await amara.locator("#notes strong", { hasText: "braver" }).waitFor();
  await lena.reload();
  expect(await lena.content()).not.toContain("braver");
});

test("a long history opens at its end, pages back in place, and stays where one reads", async () => {
  for (let n = 1; n <= 130; n++) await say(n % 2 ? "amara" : "lena", `History ${n}.`);
  await lena.reload();
  const window = lena.getByRole("region", { name: "Conversation, oldest first" });
  const seen = (words: string) =>
    itemOf(lena, words).evaluate((item) => {
      const pane = item.closest(".talk-window")?.getBoundingClientRect();
      const { top, bottom } = item.getBoundingClientRect();
      return pane !== undefined && top >= pane.top - 1 && bottom <= pane.bottom + 1;
    });
  await itemOf(lena, "History 130.").waitFor();
  expect(await seen("History 130.")).toBe(true);
  expect(await itemOf(lena, "History 80.").count()).toBe(0);
  await window.getByRole("link", { name: "Earlier messages" }).click();
  await itemOf(lena, "History 31.").waitFor();
  expect(await seen("History 81.")).toBe(true);
  await window.getByRole("link", { name: "Earlier messages" }).click();
  await itemOf(lena, "Welcome, Lena.").waitFor();
  await itemOf(lena, "History 40.").scrollIntoViewIfNeeded();
  const placeOf = () => itemOf(lena, "History 40.").evaluate((item) => item.getBoundingClientRect().top);
  const before = await placeOf();
  await send(amara, "Something new");
  await itemOf(lena, "Something new").waitFor();
  // The frames with earlier messages have been asked for again, too.
  await lena.waitForLoadState("networkidle");
  expect(Math.abs((await placeOf()) - before)).toBeLessThan(3);
  for (const words of ["History 1.", "History 50.", "History 81.", "History 130."]) {
    expect(await itemOf(lena, words).count(), words).toBe(1);
  }
  await send(lena, "And an answer");
  expect(await seen("And an answer")).toBe(true);
});

test("on a phone it opens where the newest of what is unread is, above the box to answer in", async () => {
  const home = `${room.replace(/loops.*/, "home")}`;
  /** Can be read there: nothing lies over its middle, and the box is below it. */
  const readable = (words: string) =>
    itemOf(lena, words).evaluate((item) => {
      const { left, right, top, bottom } = item.getBoundingClientRect();
      const there = document.elementFromPoint((left + right) / 4, (top + bottom) / 2);
      const box = document.getElementById("field-message")?.getBoundingClientRect();
      return item.contains(there) && box !== undefined && bottom <= box.top && box.top < innerHeight;
    });
  for (const how of ["address", "link"]) {
    await lena.goto(home);
    const link = lena.getByRole("link", { name: /You and Amara/ }).first();
    await link.waitFor();
    for (let n = 1; n <= 6; n++) await say("amara", `Away by ${how} ${n}.`);
    if (how === "address") await lena.goto(room);
    else await link.click();
    await itemOf(lena, `Away by ${how} 6.`).waitFor();
    await expect.poll(() => readable(`Away by ${how} 6.`)).toBe(true);
  }
});

test("signing out leaves no draft behind", async () => {
  await box(lena).fill("A secret thought");
  expect(await lena.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith("draft:")))).toBe(true);
  await lena.locator("summary", { hasText: "lena" }).click();
  await lena.getByRole("button", { name: "Sign out" }).click();
  await lena.waitForURL(/sign-in|\/$/);
  expect(await lena.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith("draft:")))).toBe(false);
});
