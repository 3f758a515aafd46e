import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLoop } from "../../src/features/loops/open-loop.ts";
import { sendMessage } from "../../src/features/messages/send-message.ts";
import type { ParticipantId } from "../../src/milestones/ids.ts";
import { addAccount, buildWorld, fixedClock, type World } from "../support/world.ts";
import { type Served, serveCairn, showPart, signIn } from "./cairn.ts";

// A participant's home: whose turn it is in several loops, the next step begun in place, milestones, and mails.

let served: Served;
let world: World;
let ben: ParticipantId;
const loops: Record<string, Awaited<ReturnType<World["loop"]>>> = {};

beforeAll(async () => {
  const clock = fixedClock(new Date().toISOString());
  served = await serveCairn({ now: clock.now });
  world = await buildWorld(served.cairn.store, clock);
  ben = await world.mentor("Ben Okri");
  await signUp(ben, "Ben Okri", "ben@example.org");
  for (const name of ["Ana", "Cyd", "Dan", "Eve", "Flo"]) {
    const mentee = await world.mentee(name);
    await signUp(mentee, name, `${name.toLowerCase()}@example.org`);
    loops[name] = await world.loop(ben, mentee);
    clock.pass(60_000);
  }
  const say = (name: string) =>
    sendMessage(world.log, {
      programId: world.programId,
      loopId: loops[name] as never,
      author: ben,
      body: `Hello ${name}.`,
    });
  for (const name of ["Cyd", "Dan", "Flo"]) await say(name);
  await record("Cyd", { kind: "meeting.proposed", meeting: "m-cyd", ...at(2) });
  await record("Dan", { kind: "meeting.arranged", meeting: "m-dan", ...at(3) });
  await record("Eve", { kind: "loop.paused" });
  await served.cairn.store.db.updateTable("loop").set({ status: "paused" }).where("loop_id", "=", loops.Eve!).execute();
});
afterAll(() => served?.close());

async function signUp(participant: ParticipantId, name: string, email: string) {
  const { store } = served.cairn;
  const user_id = await addAccount(store, name, email);
  await store.db
    .updateTable("participant")
    .set({ user_id, email, status: "active" })
    .where("participant_id", "=", participant)
    .execute();
}
const record = (name: string, more: Record<string, unknown>) =>
  world.store.transaction((tx) =>
    world.log.record(tx, world.programId, { loop: loops[name], actor: ben, ...more } as never),
  );
const at = (days: number) => {
  const begins = world.clock.now().getTime() + days * 86_400_000;
  return { startsAt: begins, endsAt: begins + 3_600_000 };
};
const home = () => `/programs/${world.programId}/home`;
async function as(email: string, options: Parameters<Served["visitor"]>[0] = {}): Promise<Page> {
  const page = await served.visitor({ viewport: { width: 390, height: 844 }, ...options });
  await signIn(served, page, email, home());
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}
const titlesIn = async (page: Page, group: string) =>
  page.getByRole("region", { name: group }).getByRole("heading", { level: 3 }).allTextContents();

test("a mentor of five sees first where somebody waits for him, then whom he waits for, then the rest", async () => {
  const page = await as("ben@example.org");
  const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
  const groups = ["Your turn", "Waiting for them (1)", "Your other loops"];
  expect(headings.filter((one) => groups.includes(one))).toEqual(groups);
  // Ana waits for his welcome; with Flo either can propose a time.
  expect(await titlesIn(page, "Your turn")).toEqual(["You and Ana", "You and Flo"]);
  expect(await titlesIn(page, "Waiting for them (1)")).toEqual(["You and Cyd"]);
  expect(await titlesIn(page, "Your other loops")).toEqual(["You and Dan", "You and Eve"]);
  await expect.poll(() => page.getByText("Your meeting is").count()).toBe(1);
  await page.context().close();
});

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])("with %o", (options) => {
  test("the next step is begun on the home page itself, by the thumb or the keyboard", async () => {
    const mentee = options.javaScriptEnabled ? "ana" : "flo";
    const page = await as(`${mentee}@example.org`, options);
    const turn = page.getByRole("region", { name: "Your turn" });
    // To Flo Ben has written: she is led to his words first, and answers below them.
    const written = mentee === "flo";
    if (written) await turn.getByRole("link", { name: "Read and answer" }).click();
    const box = (written ? page.locator("#write") : turn).getByRole("textbox", { name: "Your message" });
    await box.focus();
    await page.keyboard.type("Hello Ben, three sentences are plenty.");
    for (let stops = written ? 2 : 1; stops > 0; stops--) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "You and Ben Okri" }).waitFor();
    await page.getByText("Hello Ben, three sentences are plenty.").waitFor();
    await page.context().close();
  });

  test("a milestone is celebrated once, and a word to the partner is offered", async () => {
    const name = options.javaScriptEnabled ? "Dan" : "Eve";
    const page = await as(`${name.toLowerCase()}@example.org`, options);
    await page.getByText("You have reached Matching").waitFor();
    await page.getByRole("link", { name: "Say a word to Ben" }).click();
    await page.waitForURL(/\/loops\//);
    await page.getByRole("heading", { name: "You and Ben Okri" }).waitFor();
    await page.goto(home());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect.poll(() => page.getByText("You have reached").count()).toBe(0);
    await page.context().close();
  });
});

test("a stone settles on both open pages when one of the two reaches a milestone, and stays quiet afterwards", async () => {
  const cyd = await as("cyd@example.org", { reducedMotion: "no-preference" });
  const still = await as("ben@example.org", { reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });
  for (const page of [cyd, still]) {
    await page.goto(`/programs/${world.programId}/loops/${loops.Cyd}`);
    await page.locator("body[data-stream-state=open]").waitFor();
  }
  await record("Cyd", { kind: "meeting.arranged", meeting: "m-cyd", ...at(2) });
  await still.getByText("You have reached First Meeting").waitFor();
  expect(await motion(still)).toBe("none");
  await cyd.getByRole("textbox", { name: "Your message" }).fill("See you then.");
  await cyd.getByRole("button", { name: "Send", exact: true }).click();
  await cyd.getByText("You have reached First Meeting").waitFor();
  expect(await motion(cyd)).toBe("settle");
  // It stays through what comes in, and is gone when the page is opened again.
  await record("Cyd", { kind: "message.sent" });
  await cyd.getByText("You have reached First Meeting").waitFor();
  for (const page of [cyd, still]) {
    await page.reload();
    await page.locator(".room").waitFor();
    await expect.poll(() => page.getByText("You have reached").count()).toBe(0);
    await page.context().close();
  }
});

const motion = (page: Page) =>
  page.locator("aside .settle").evaluate((stone) => getComputedStyle(stone).animationName.toString());

test("a loop on a phone shows one part at a time, with the next step at the thumb; wide, all of them", async () => {
  const phone = await as("flo@example.org", { viewport: { width: 320, height: 640 } });
  await phone.getByRole("link", { name: "You and Ben Okri" }).click();
  const shown = async () => {
    const titles = ["Conversation", "Meetings", "Goals", "About us"];
    const seen = await Promise.all(titles.map((name) => phone.getByRole("heading", { name, exact: true }).isVisible()));
    return titles.filter((_, index) => seen[index]);
  };
  await phone.locator(".room").waitFor();
  expect(await shown()).toEqual(["Conversation"]);
  for (const [part, titles] of [
    ["Meetings", ["Meetings"]],
    ["Goals", ["Goals"]],
    ["More", ["About us"]],
    ["Conversation", ["Conversation"]],
  ] as const) {
    await showPart(phone, part);
    await expect.poll(shown).toEqual(titles);
  }
  await phone.goBack();
  await expect.poll(shown).toEqual(["About us"]);
  const bar = phone.getByRole("navigation", { name: "Parts of this loop" });
  for (const link of await bar.getByRole("link").all()) {
    const box = await link.boundingBox();
    expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
  }
  const next = await phone.getByRole("region", { name: "Next step" }).boundingBox();
  expect((next?.y ?? 0) + (next?.height ?? 0)).toBeGreaterThan(480);
  const over = () => phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await over()).toBeLessThanOrEqual(0);
  await phone.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(shown).toEqual(["Conversation", "Meetings", "Goals", "About us"]);
  await phone.context().close();
});

test("on a phone the parts of a loop change without the server, and no refresh that is on its way takes that back", async () => {
  const phone = await as("flo@example.org");
  await phone.goto(`/programs/${world.programId}/loops/${loops.Flo}`);
  await phone.locator("body[data-stream-state='open']").waitFor();
  const words = phone.getByRole("textbox", { name: "Your message" });
  const field = await words.elementHandle();
  await words.fill("Not yet sent");
  // The refresh of what is recorded now does not arrive before the part has changed.
  const asked = Promise.withResolvers<void>();
  const changed = Promise.withResolvers<void>();
  let requests = 0;
  await phone.route(/\/loops\/[^/]*$/, async (route) => {
    requests++;
    asked.resolve();
    await changed.promise;
    await route.continue().catch(() => undefined);
  });
  await record("Flo", { kind: "message.sent" });
  await asked.promise;
  await showPart(phone, "Goals");
  await phone.locator('html[data-tab="goals"]').waitFor();
  expect(requests).toBe(1);
  await phone.evaluate(() =>
    document.addEventListener("turbo:morph", () => document.body.setAttribute("data-morphed", "")),
  );
  changed.resolve();
  await phone.locator("body[data-morphed]").waitFor();
  expect(requests).toBe(2);
  for (const part of ["More", "Meetings", "Goals"] as const) {
    await showPart(phone, part);
    await phone.locator(`html[data-tab="${part.toLowerCase()}"]`).waitFor();
  }
  await phone.goBack();
  await phone.locator('html[data-tab="meetings"]').waitFor();
  await showPart(phone, "Conversation");
  expect(await words.inputValue()).toBe("Not yet sent");
  expect(await field?.evaluate((one) => one.isConnected)).toBe(true);
  await phone.context().close();
});

test("on a phone the next step makes way while a form is filled in: its button can be seen and pressed", async () => {
  const phone = await as("flo@example.org", { hasTouch: true });
  await phone.goto(`/programs/${world.programId}/loops/${loops.Flo}`);
  const buttonOf = (name: string) => phone.locator(".room form button").filter({ hasText: new RegExp(`^${name}$`) });
  for (const [part, names] of [
    ["Meetings", ["Arrange it", "Count this meeting"]],
    ["Goals", ["Set this goal"]],
    ["More", ["Give kudos", "Send to my coordinator", "Share my story", "Save"]],
    ["Conversation", ["Send"]],
  ] as const) {
    await showPart(phone, part);
    await phone.locator(`html[data-tab="${part.toLowerCase()}"]`).waitFor();
    for (const name of names) {
      // It lies over what scrolls by, while nobody writes.
      await phone.getByRole("region", { name: "Next step" }).waitFor();
      expect(await buttonOf(name).evaluate(metThere), name).toEqual(["the next step", "the button"]);
    }
  }
  await phone.getByRole("textbox", { name: "Your message" }).fill("With one thumb.");
  const send = await buttonOf("Send").boundingBox();
  await phone.touchscreen.tap(send!.x + send!.width / 2, send!.y + send!.height / 2);
  await phone.getByRole("listitem").filter({ hasText: "With one thumb." }).waitFor();
  await phone.context().close();
});

/** In the browser: what a finger meets on that button where the next step lies, before its form is filled in, and meanwhile. */
function metThere(button: Element): string[] {
  for (let fold = button.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  const bar = document.querySelector(".room-next-mine") as Element;
  const meet = () => {
    const middle = (one: Element) => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2;
    scrollBy({ top: middle(button) - middle(bar), behavior: "instant" });
    const { left, width } = button.getBoundingClientRect();
    const met = document.elementFromPoint(left + width / 2, middle(button));
    if (button.contains(met)) return "the button";
    return bar.contains(met) ? "the next step" : (met?.outerHTML.slice(0, 120) ?? "nothing");
  };
  const before = meet();
  const fields = button.closest("form")?.querySelectorAll<HTMLElement>("textarea, select, input:not([type=hidden])");
  fields?.[0]?.focus({ preventScroll: true });
  const meanwhile = meet();
  (document.activeElement as HTMLElement).blur();
  return [before, meanwhile];
}

test("nothing scrolls sideways at 320 pixels: a group of thirty, a long name, nobody at all", async () => {
  const long = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley";
  const group = [await world.mentor("Gil Group"), await world.mentor(`Maximiliana ${long}`)];
  for (let number = 1; number <= 28; number++) group.push(await world.mentee(`Mentee Number ${number}`));
  const members = group.map((participant, index) => ({
    participant,
    role: index < 2 ? ("mentor" as const) : ("mentee" as const),
  }));
  const { programId, userId } = world;
  const loopId = await openLoop(world.log, { programId, by: userId, members });
  await signUp(group[1] as ParticipantId, `Maximiliana ${long}`, "max@example.org");
  const alone = await world.mentee("Zoe Alone");
  await signUp(alone, "Zoe Alone", "zoe@example.org");
  await openLoop(world.log, {
    programId,
    by: userId,
    members: [
      { participant: group[1] as ParticipantId, role: "mentor" },
      { participant: await world.mentee(long), role: "mentee" },
    ],
  });
  const loop = `/programs/${programId}/loops/${loopId}`;
  for (const [email, pages] of [
    ["max@example.org", [home(), loop, `${loop}#meetings`, `${loop}#goals`, `${loop}#more`]],
    [
      "zoe@example.org",
      [home(), `/programs/${programId}/notices`, `/programs/${programId}/profile`, `/programs/${programId}/guide`],
    ],
  ] as const) {
    const page = await as(email, { viewport: { width: 320, height: 640 } });
    for (const path of pages) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      if (process.env.LOOK)
        await page.screenshot({
          path: `${process.env.LOOK}/${email[0]}${pages.indexOf(path as never)}.png`,
          fullPage: true,
        });
      const over = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await over(), path).toBeLessThanOrEqual(0);
    }
    if (email[0] === "z") {
      await page.goto(home());
      await page.getByText("Your coordinator is looking for a partner for you").waitFor();
      await page.getByRole("link", { name: "Complete your profile" }).waitFor();
    } else {
      await page.goto(loop);
      await page.getByRole("heading", { level: 1, name: "You, Gil Group, Mentee Number 1 and 27 others" }).waitFor();
      await page.getByText("With you: 1 mentor, 28 mentees").waitFor();
    }
    await page.context().close();
  }
});

test("what people are written to about is theirs to choose", async () => {
  const page = await as("ana@example.org");
  await page.getByRole("link", { name: "Mails" }).first().click();
  await page.getByRole("heading", { name: "Your mails" }).waitFor();
  await page.getByRole("checkbox", { name: "Send me nothing in these hours" }).check();
  await page.getByLabel("From", { exact: true }).fill("21:15");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It holds from now on.").waitFor();
  await page.reload();
  expect(await page.getByLabel("From", { exact: true }).inputValue()).toBe("21:15");
  await page.context().close();
});
