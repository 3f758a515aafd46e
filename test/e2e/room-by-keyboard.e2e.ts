import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMessage } from "../../src/features/messages/send-message.ts";
import { buildWorld } from "../support/world.ts";
import { type Served, serveCairn, signIn } from "./cairn.ts";
import { keyboardOf } from "./keyboard.ts";

// A mentee without a mouse does in the room all that two partners do: each stop can be seen, and after each sending one
// stands where one goes on from.

let served: Served;
let page: Page;
let room: string;
let answer: (body: string) => Promise<unknown>;
let keys: ReturnType<typeof keyboardOf>;
beforeAll(async () => {
  served = await serveCairn();
  const { store, auth, log } = served.cairn;
  const world = await buildWorld(store, { now: log.now, at: () => {}, pass: () => {} });
  const [lena, amara] = [await world.mentee("Lena Weber"), await world.mentor("Amara Okafor")];
  const loopId = await world.loop(amara, lena);
  answer = (body) => sendMessage(world.log, { programId: world.programId, loopId, author: amara, body });
  room = `/programs/${world.programId}/loops/${loopId}`;
  await store.db
    .updateTable("participant")
    .set({ user_id: await auth.ensureAccount("lena@example.org", "Lena Weber"), status: "active" })
    .where("participant_id", "=", lena)
    .execute();
  page = await served.visitor({ viewport: { width: 1280, height: 900 } });
  keys = keyboardOf(page);
  await signIn(served, page, "lena@example.org", room);
  await page.locator("[data-stream-state=open]").waitFor();
});
afterAll(() => served?.close());

const part = (id: string) => page.locator(`#${id}`);
const button = (name: string | RegExp, within = page.locator("main")) => within.getByRole("button", { name });
const titleOf = (id: string) => part(id).getByRole("heading", { level: 2 });

test("a message is written and sent, and the next one can be written", async () => {
  await keys.skip();
  const box = page.getByRole("textbox", { name: "Your message" });
  await keys.type(box, "Hello Amara, this is Lena.");
  await keys.go(button("Send"));
  await page.getByRole("listitem").filter({ hasText: "Hello Amara" }).waitFor();
  await keys.stand(box);
  expect(await box.inputValue()).toBe("");
});

test("it is deleted, and brought back, in its place", async () => {
  const item = page.getByRole("listitem").filter({ hasText: "Hello Amara" });
  const more = item.locator("summary");
  await keys.reach(more, "Shift+Tab");
  await keys.press("Enter");
  await keys.go(button("Delete", item));
  const undo = button("Undo: bring this message back");
  await keys.stand(undo);
  await keys.go(undo);
  await keys.stand(more);
});

test("two times are proposed for a meeting, and one is back at the meetings", async () => {
  await keys.go(part("meetings").getByRole("link", { name: "Propose times" }));
  await page.getByRole("heading", { name: "Propose times" }).waitFor();
  await keys.skip();
  const times = page.getByRole("checkbox", { name: /\d\d:\d\d/ });
  for (const at of [0, 1]) {
    await keys.reach(times.nth(at));
    if (!(await times.nth(at).isChecked())) await keys.press("Space");
    expect(await times.nth(at).isChecked()).toBe(true);
  }
  await keys.go(button("Propose these times"));
  await part("meetings").getByText("You proposed").waitFor();
  await keys.stand(titleOf("meetings"));
});

test("a goal with two steps is set, and one is ticked off", async () => {
  const fold = part("goals").locator("summary", { hasText: "Set a goal" });
  await keys.unfold(fold);
  await keys.type(page.getByLabel("What do you want to reach?"), "Speak up on Mondays");
  await keys.reach(page.getByLabel("First steps"));
  await page.keyboard.type("Write a question down\nAsk it");
  await keys.go(button("Set this goal"));
  await part("goals").getByRole("heading", { name: "Speak up on Mondays" }).waitFor();
  await keys.stand(fold);
  const said = page.locator("#flash").getByText("Your goal is set.");
  await said.waitFor();
  const step = button(/Write a question down/);
  await keys.reach(step, "Shift+Tab");
  await keys.press("Enter");
  await part("goals").getByText("1 of 2").waitFor();
  await keys.stand(step);
  // What was said of the goal does not float over all that comes after it.
  await said.waitFor({ state: "detached" });
});

test("a dialog is opened and closed, by its button and by Escape", async () => {
  await keys.go(part("goals").getByRole("link", { name: "Edit Speak up on Mondays" }));
  await page.getByRole("heading", { name: "Edit", exact: false }).first().waitFor();
  await keys.skip();
  const opener = page.getByRole("link", { name: "Delete" });
  const dialog = page.getByRole("dialog");
  for (const close of ["button", "Escape"]) {
    await keys.enter(opener);
    await dialog.waitFor();
    if (close === "Escape") await keys.press(close);
    else await keys.enter(dialog.getByRole("link"));
    await dialog.waitFor({ state: "hidden" });
    await keys.stand(opener);
  }
  await keys.enter(opener);
  await keys.go(button("Delete", dialog));
  await part("goals").getByText("You deleted “Speak up on Mondays”.").waitFor();
  await keys.stand(titleOf("goals"));
  await keys.go(button("Bring Speak up on Mondays back"));
  await part("goals").getByRole("heading", { name: "Speak up on Mondays" }).waitFor();
  await keys.stand(titleOf("goals"));
  // News that comes in meanwhile leaves one there.
  await answer("Good that it is back.");
  await page.getByRole("listitem").filter({ hasText: "Good that it is back." }).waitFor();
  await keys.stand(titleOf("goals"));
});

test("kudos are given", async () => {
  const fold = part("kudos").locator("summary", { hasText: "Give kudos" });
  await keys.reach(fold, "Shift+Tab");
  await keys.press("Enter");
  await keys.reach(page.getByRole("radio", { name: "Trust" }));
  await keys.press("Space");
  await keys.type(part("kudos").getByLabel("A few words"), "For asking on a Monday.");
  await keys.go(button("Give kudos", part("kudos")));
  await part("kudos").getByText("For asking on a Monday.").waitFor();
  await keys.stand(fold);
});

test("a note is written, and written on", async () => {
  const box = part("notes").getByRole("textbox");
  await keys.type(box, "Ask about the Monday");
  await keys.go(button("Save", part("notes")));
  await part("notes").locator("p", { hasText: "Ask about the Monday" }).waitFor();
  await keys.stand(titleOf("notes"));
  const fold = part("notes").locator("summary", { hasText: "Write on" });
  await keys.unfold(fold);
  await keys.type(box, "Ask about the Tuesday");
  await keys.go(button("Save", part("notes")));
  await part("notes").locator("p", { hasText: "Ask about the Tuesday" }).waitFor();
  await keys.stand(fold);
});

test("a file is chosen and added, deleted and brought back", async () => {
  const field = part("files").getByLabel("Add files");
  await keys.reach(field);
  const choosing = page.waitForEvent("filechooser");
  await keys.press("Space");
  await (await choosing).setFiles({ name: "Plan.txt", mimeType: "text/plain", buffer: Buffer.from("One step") });
  const add = button(/^Add$/, part("files"));
  await keys.go(add);
  await part("files")
    .getByRole("link", { name: /Plan\.txt/ })
    .waitFor();
  await keys.stand(add);
  await keys.reach(button("Delete Plan.txt"), "Shift+Tab");
  await keys.go(button("Delete Plan.txt"));
  const undo = button("Undo: bring Plan.txt back");
  await keys.stand(undo);
  await keys.go(undo);
  await part("files")
    .getByRole("link", { name: /Plan\.txt/ })
    .waitFor();
});

test("nothing holds the focus: from the first to the last stop of the room, and out of it", async () => {
  await page.reload();
  await page.locator("[data-stream-state=open]").waitFor();
  const seen = new Set<string>();
  for (let steps = 0; steps < 200; steps++) {
    await keys.press("Tab");
    const at = await page.evaluate(() => {
      const { activeElement: one } = document;
      if (!one || one === document.body) return "";
      return `${[...document.querySelectorAll("*")].indexOf(one)}`;
    });
    if (at === "" || seen.has(at)) break;
    seen.add(at);
  }
  expect(seen.size).toBeGreaterThan(40);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await keys.axe();
});

test("what is wrong with a form is read first, and leads to its field", async () => {
  await page.goto(room);
  await keys.skip();
  await keys.unfold(part("goals").locator("summary", { hasText: "Set a goal" }));
  await keys.enter(button("Set this goal"));
  const problems = page.getByRole("alert").first();
  await keys.stand(problems);
  await keys.enter(problems.getByRole("link").first());
  await keys.stand(page.getByLabel("What do you want to reach?"));
});
