import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { countUnread, UNREAD_MAX } from "./count-unread.ts";
import { pairThatWrites } from "./pair-that-writes.fixture.ts";

eachStore("who has read what", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("a mark moves on and never back, and never to what was not said yet", async () => {
    const { said, read, seenBy, lena, amara } = await pairThatWrites(await buildWorld(store));
    expect(await read("ffffffff-ffff-7fff-8fff-ffffffffffff")).toEqual({ moved: false });
    const [first, second] = [await said("One"), await said("Two")];
    expect((await seenBy(lena)).marks).toEqual([]);
    expect((await seenBy(amara)).unread).toBe(true);
    expect(await read(first)).toEqual({ moved: true });
    expect(await read(first)).toEqual({ moved: false });
    expect((await seenBy(lena)).marks).toEqual([{ name: "Amara", upTo: first }]);
    expect((await seenBy(amara)).unread).toBe(true);
    expect(await read("ffffffff-ffff-7fff-8fff-ffffffffffff")).toEqual({ moved: true });
    expect(await read(first)).toEqual({ moved: false });
    expect((await seenBy(lena)).marks).toEqual([{ name: "Amara", upTo: second }]);
    expect((await seenBy(amara)).unread).toBe(false);
    const third = await said("Three");
    expect((await seenBy(amara)).unread).toBe(true);
    expect(await read(third)).toEqual({ moved: true });
  });

  test("each loop says how many messages wait, the viewer's own and deleted ones left out", async () => {
    const world = await buildWorld(store);
    const { said, read, remove, amara, lena, loopId } = await pairThatWrites(world);
    const max = await world.mentee("Max");
    const other = await world.loop(amara, max);
    const waiting = async (who = amara) => [...(await countUnread(store.db, await world.participantViewer(who)))];
    expect(await waiting()).toEqual([]);
    const first = await said("One");
    await said("Two");
    expect(await waiting()).toEqual([[loopId, 2]]);
    expect(await waiting(lena)).toEqual([]);
    await remove(first);
    expect(await waiting()).toEqual([[loopId, 1]]);
    const { sendMessage } = await import("./send-message.ts");
    await sendMessage(world.log, { programId: world.programId, loopId: other, author: max, body: "Hello" });
    expect((await waiting()).sort()).toEqual(
      [
        [loopId, 1],
        [other, 1],
      ].sort(),
    );
    // Whoever answers has read.
    const answer = await said("Welcome", amara);
    expect(await waiting()).toEqual([[other, 1]]);
    expect(await waiting(lena)).toEqual([[loopId, 1]]);
    await read(answer, lena);
    expect(await waiting(lena)).toEqual([]);
  });

  test("nobody needs to know how many hundreds", async () => {
    const world = await buildWorld(store);
    const { said, amara, loopId } = await pairThatWrites(world);
    for (let n = 0; n < UNREAD_MAX + 5; n++) await said(`no. ${n}`);
    expect([...(await countUnread(store.db, await world.participantViewer(amara)))]).toEqual([[loopId, UNREAD_MAX]]);
  });
});
