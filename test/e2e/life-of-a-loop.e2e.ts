import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGroup } from "../../src/features/loops/groups/create-group.ts";
import type { ParticipantId } from "../../src/milestones/ids.ts";
import { buildWorld } from "../support/world.ts";
import { type Served, serveCairn, signIn } from "./cairn.ts";

// A loop rests, ends with a last word from both; somebody joins a group, somebody is let in.

let served: Served;
let pages: Record<"lena" | "amara" | "noor", Page>;
let path: string;
let base: string;

beforeAll(async () => {
  served = await serveCairn();
  const { store, auth, log } = served.cairn;
  const world = await buildWorld(store, { now: log.now, at: () => {}, pass: () => {} });
  const { programId, userId } = world;
  const people = {
    lena: await world.mentee("Lena Weber"),
    amara: await world.mentor("Amara Okafor"),
    noor: await world.mentee("Noor Haddad"),
  };
  base = `/programs/${programId}`;
  path = `${base}/loops/${await world.loop(people.amara, people.lena)}`;
  const members = [
    { participant: people.amara, role: "mentor" as const },
    { participant: people.lena, role: "mentee" as const },
  ];
  for (const [name, kind] of [
    ["First weeks", "public"],
    ["Portfolios", "on-request"],
  ] as const) {
    await createGroup(log, { programId, by: userId, members, group: { name, kind, description: null } });
  }
  const open = async (who: keyof typeof people, width: number) => {
    const email = `${who}@example.org`;
    const account = await auth.ensureAccount(email, who);
    const active = { user_id: account, status: "active" as const };
    await store.db
      .updateTable("participant")
      .set(active)
      .where("participant_id", "=", people[who] as ParticipantId)
      .execute();
    const page = await served.visitor({ viewport: { width, height: 844 } });
    await signIn(served, page, email, who === "noor" ? `${base}/home` : path);
    return page;
  };
  pages = { lena: await open("lena", 390), amara: await open("amara", 1280), noor: await open("noor", 390) };
});
afterAll(() => served?.close());

test("one pauses, the other sees until when, and goes on before", async () => {
  const { lena, amara } = pages;
  await lena.getByLabel("More for this loop").click();
  await lena.getByRole("link", { name: "Pause…" }).click();
  await lena.getByRole("heading", { name: "Pause with Amara Okafor" }).waitFor();
  await lena.getByLabel("Back on").fill("2020-01-01");
  await lena.getByRole("button", { name: "Pause" }).click();
  await lena.getByText("Choose a day that is still to come.").first().waitFor();
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await lena.getByLabel("Back on").fill(day);
  await lena.getByRole("button", { name: "Pause" }).click();
  await lena.getByText("Paused. Have a good time.").waitFor();
  await amara.getByText("This loop rests until").waitFor();
  await amara.getByRole("button", { name: "Go on now" }).click();
  await amara.getByText("Welcome back.").waitFor();
  await lena.getByText("This loop rests until").waitFor({ state: "detached" });
});

test("one ends it with a last word, the other answers, both can only read", async () => {
  const { lena, amara } = pages;
  await lena.goto(`${path}/closing`);
  await lena.getByLabel("A last word").fill("Thank you for every question.");
  await lena.getByRole("button", { name: "Close the loop" }).click();
  await lena.getByText("Choose what comes closest.").first().waitFor();
  expect(await lena.getByLabel("A last word").inputValue()).toBe("Thank you for every question.");
  await lena.getByRole("radio", { name: "We reached what we set out to do" }).check();
  await lena.getByRole("radio", { name: "5 · very well" }).check();
  await lena.getByRole("button", { name: "Close the loop" }).click();
  await lena.getByText("Thank you for the way you went together.").waitFor();
  await amara.getByText("Thank you for every question.").waitFor();
  await amara.getByRole("link", { name: "Leave a last word" }).click();
  await amara.getByLabel("A last word").fill("You asked the best ones yourself.");
  await amara.getByRole("button", { name: "Send my words" }).click();
  await amara.getByText("Your words are kept.").waitFor();
  await lena.getByText("You asked the best ones yourself.").waitFor();
  await expect.poll(() => lena.getByRole("textbox", { name: "Message" }).count()).toBe(0);
  const width = await lena.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test("somebody finds a group and joins it; asks another, and its mentor lets them in", async () => {
  const { noor, amara } = pages;
  await noor.getByRole("link", { name: "2 groups you can join" }).click();
  await noor.getByRole("button", { name: "Join First weeks" }).click();
  await noor.getByRole("heading", { name: "First weeks" }).waitFor();
  await noor.goto(`${base}/groups`);
  await noor.getByText("Ask to join Portfolios").click();
  await noor.getByLabel("A word about you").fill("Three pages, no courage.");
  await noor.getByRole("button", { name: "Ask", exact: true }).click();
  await noor.getByText("You get a mail with the answer.").waitFor();
  await amara.goto(`${base}/home`);
  await amara.getByRole("link", { name: "Portfolios" }).first().click();
  await amara.getByText("Three pages, no courage.").waitFor();
  await amara.getByRole("button", { name: "Let Noor Haddad in" }).click();
  await amara.getByText("They are in. They get a mail.").waitFor();
  await noor.goto(`${base}/groups`);
  await noor.getByRole("link", { name: "Portfolios" }).click();
  await noor.getByRole("heading", { name: "Portfolios" }).waitFor();
});
