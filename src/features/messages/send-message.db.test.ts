import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, type World } from "../../../test/support/world.ts";
import { ActivityRefused } from "../../activity/log.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop, pauseLoop } from "../loops/change-loop.ts";
import { MESSAGE_PAGE, readMessages } from "./read-messages.ts";
import { sendMessage } from "./send-message.ts";

async function pair(world: World) {
  const amara = await world.mentor("Amara");
  const lena = await world.mentee("Lena");
  const loopId = await world.loop(amara, lena);
  const say = (body: string, author = lena) =>
    sendMessage(world.log, { programId: world.programId, loopId, author, body });
  const sent = () =>
    world.store.db
      .selectFrom("activity")
      .where("loop_id", "=", loopId)
      .where("kind", "=", "message.sent")
      .selectAll()
      .execute();
  return { amara, lena, loopId, say, sent };
}

eachStore("sending messages", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("keeps the words for the members, tells the log only that they were said, and moves the standing", async () => {
    const world = await buildWorld(store);
    const { amara, lena, loopId, say, sent } = await pair(world);
    expect(await say("  Hello Amara,\r\n\r\nnice to meet you.\u0000 \n")).toHaveProperty("message");
    const page = await readMessages(store.db, await world.memberViewer(amara, loopId), world.clock.now());
    expect(page).toMatchObject({
      older: false,
      messages: [{ author: "Lena", mine: false, body: "Hello Amara,\n\nnice to meet you." }],
    });
    expect((await world.standing(lena, loopId))?.done).toContain("introduce-yourself");
    const [activity] = await sent();
    expect(activity).toMatchObject({ actor: lena, data: {} });
    expect(JSON.stringify(activity)).not.toContain("nice");
  });

  test.each([
    ["", "message_empty"],
    [" \r\n\u0000 ", "message_empty"],
    ["x".repeat(10_001), "message_too_long"],
  ])("refuses %#", async (body, refused) => {
    const { say, sent } = await pair(await buildWorld(store));
    expect(await say(body)).toEqual({ refused });
    expect(await sent()).toEqual([]);
  });

  test("takes 10,000 characters, counted as a browser counts line breaks", async () => {
    const { say } = await pair(await buildWorld(store));
    expect(await say(`${"x".repeat(9_998)}\r\ny`)).toHaveProperty("message");
  });

  test("the same words twice within a minute are one message; later, or by the other, they are another", async () => {
    const world = await buildWorld(store);
    const { amara, say, sent } = await pair(world);
    const [first, again] = await Promise.all([say("Hello"), say("Hello")]);
    expect(again).toEqual(first);
    expect(await sent()).toHaveLength(1);
    await say("Hello", amara);
    expect(await sent()).toHaveLength(2);
    world.clock.pass(1);
    await say("Hello");
    expect(await sent()).toHaveLength(3);
    world.clock.pass(59_999);
    await say("Hello");
    expect(await sent()).toHaveLength(3);
    world.clock.pass(1);
    await say("Hello");
    expect(await sent()).toHaveLength(4);
  });

  test("a paused loop is written in as ever, a closed one is not", async () => {
    const world = await buildWorld(store);
    const { loopId, say } = await pair(world);
    const change = { programId: world.programId, loopId, by: world.userId };
    await pauseLoop(world.log, change);
    expect(await say("Still here")).toHaveProperty("message");
    await closeLoop(world.log, change);
    expect(await say("Too late")).toEqual({ refused: "loop_closed" });
  });

  test("somebody who is not in the loop leaves nothing behind", async () => {
    const world = await buildWorld(store);
    const { loopId, lena, say } = await pair(world);
    await expect(say("Let me in", await world.mentor("Mallory"))).rejects.toThrow(ActivityRefused);
    expect((await readMessages(store.db, await world.memberViewer(lena, loopId), world.clock.now())).messages).toEqual(
      [],
    );
  });

  test("older messages come a page at a time, none twice, none left out, and never another loop's", async () => {
    const world = await buildWorld(store);
    const { amara, lena, loopId, say } = await pair(world);
    const other = await world.loop(amara, await world.mentee("Max"));
    await sendMessage(world.log, { programId: world.programId, loopId: other, author: amara, body: "for Max" });
    const bodies = Array.from({ length: 2 * MESSAGE_PAGE + 3 }, (_, index) => `no. ${index}`);
    for (const [index, body] of bodies.entries()) {
      if (index % 7 === 0) world.clock.pass(1_000);
      await say(body);
    }
    const viewer = await world.memberViewer(lena, loopId);
    const newest = await readMessages(store.db, viewer, world.clock.now());
    const older = await readMessages(store.db, viewer, world.clock.now(), newest.messages[0]?.id);
    const oldest = await readMessages(store.db, viewer, world.clock.now(), older.messages[0]?.id);
    expect([newest.older, older.older, oldest.older]).toEqual([true, true, false]);
    expect([...oldest.messages, ...older.messages, ...newest.messages].map((message) => message.body)).toEqual(bodies);
    expect((await readMessages(store.db, viewer, world.clock.now(), "")).messages).toEqual([]);
  });
});
