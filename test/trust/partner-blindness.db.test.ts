import { afterAll, beforeAll, expect, test } from "vitest";
import { giveFeedback } from "../../src/features/feedback/give-feedback.ts";
import { setGoal } from "../../src/features/goals/set-goal.ts";
import { giveKudos } from "../../src/features/kudos/give-kudos.ts";
import { publishKudos } from "../../src/features/kudos/publish-kudos.ts";
import { kudosOf } from "../../src/features/kudos/read-kudos.ts";
import { shareStory } from "../../src/features/stories/share-story.ts";
import { type House, openHouse } from "../support/house.ts";
import { addAccount } from "../support/world.ts";

// As blindness.db.test.ts, the other way round: what somebody tells the coordinator about a loop, and what they keep to themselves, sings to
// nobody else: not to the partner, not to other participants, not to the host.

const SONG = /nachtigall/i;
let house: House;
let ids: Record<string, string>;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const { db } = cairn.store;
  const { programId } = world;
  const [ana, ben, eve] = [await world.mentee("Ana"), await world.mentor("Ben"), await world.mentee("Eve")];
  const loop = await world.loop(ben, ana);
  for (const [who, participant] of [
    ["writer", ana],
    ["partner", ben],
    ["stranger", eve],
  ] as const) {
    const userId = await addAccount(cairn.store, who, `${who}@example.org`);
    await db
      .updateTable("participant")
      .set({ user_id: userId, status: "active" })
      .where("participant_id", "=", participant)
      .execute();
    cookies[who] = await house.cookieOf(`${who}@example.org`);
  }
  for (const who of ["coordinator", "host"] as const) {
    const userId = await addAccount(cairn.store, who, `${who}@example.org`);
    if (who === "host") await db.insertInto("host").values({ user_id: userId }).execute();
    else await db.insertInto("coordinator").values({ program_id: programId, user_id: userId }).execute();
    cookies[who] = await house.cookieOf(`${who}@example.org`);
  }
  const writer = await world.memberViewer(ana, loop);
  house.clock.at("2026-04-02T09:00:00.000Z");
  await giveFeedback(world.log, writer, { rating: 2, comment: "NACHTIGALL of a comment" });
  const goal = await setGoal(world.log, writer, {
    title: "NACHTIGALL of a goal",
    success: "NACHTIGALL of success",
    dueOn: null,
    tasks: ["NACHTIGALL of a task"],
  });
  await giveKudos(world.log, writer, {
    recipient: ben,
    badge: "trust",
    note: "NACHTIGALL of kudos",
    published: false,
  });
  await shareStory(world.log, writer, { body: "NACHTIGALL of a story, long enough.", published: false });
  // Published by its writer, kept back by whom it is for.
  await giveKudos(world.log, writer, {
    recipient: ben,
    badge: "expertise",
    note: "NACHTIGALL of secrets",
    published: true,
  });
  const partner = await world.memberViewer(ben, loop);
  for (const one of await kudosOf(db, partner)) await publishKudos(world.log, partner, one.kudos_id, false);
  ids = { program: programId, loop, participant: ana, goal };
});
afterAll(() => house.close());

const fill = (path: string) => path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name: string) => ids[name] ?? "nothing");

async function heard(who: string): Promise<string[]> {
  const found: string[] = [];
  for (const route of house.cairn.routes.filter((one) => one.method === "get" && !one.path.endsWith("/stream"))) {
    const answer = await house.get(fill(route.path), { cookie: cookies[who] as string });
    expect(answer.status, route.path).toBeLessThan(500);
    for (const [song] of (await answer.text()).matchAll(/nachtigall of (a )?\w+/gi))
      found.push(`${route.path}: ${song}`);
  }
  return found;
}

test("the writer hears what is theirs, and the coordinator the comment: this test can fail", async () => {
  const own = (await heard("writer")).join("\n");
  for (const song of ["of a goal", "of a task", "of a story", "of kudos"]) expect(own).toContain(`NACHTIGALL ${song}`);
  const told = (await heard("coordinator")).join("\n");
  expect(told).toContain("NACHTIGALL of a comment");
  expect(told).not.toMatch(/of a goal|of success|of a task/i);
});

test.each(["stranger", "host"])("the %s hears nothing on any page", async (who) => {
  expect(await heard(who)).toEqual([]);
});

test("the partner hears kudos and the story, and nothing else", async () => {
  const found = (await heard("partner")).map((line) => line.split("NACHTIGALL ")[1]);
  expect(new Set(found)).toEqual(new Set(["of kudos", "of secrets", "of a story"]));
});

test("nor does a mail, a notice or the log", async () => {
  for (const table of ["activity", "mail", "notice", "standing", "loop_state", "person_state"] as const) {
    const rows = await house.cairn.store.db.selectFrom(table).selectAll().execute();
    expect(SONG.test(JSON.stringify(rows)), table).toBe(false);
  }
});
