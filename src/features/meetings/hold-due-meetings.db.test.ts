import { beforeAll, beforeEach, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop, pauseLoop } from "../loops/change-loop.ts";
import { pairThatMeets } from "./pair-that-meets.fixture.ts";

const END = "2026-03-09T15:00:00.000Z";

eachStore("the clock", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  // The clock goes round all programs: what an earlier test left arranged is none of the next one's business.
  beforeEach(() =>
    store.db.updateTable("meeting").set({ status: "cancelled" }).where("status", "=", "arranged").execute(),
  );

  test("holds a meeting when its end has come, not a millisecond earlier, and once", async () => {
    const { world, amara, lena, loopId, arranged, hold, meetings, log } = await pairThatMeets(await buildWorld(store));
    const meeting = await arranged();
    world.clock.at("2026-03-09T14:59:59.999Z");
    expect(await hold()).toBe(0);
    expect(await meetings()).toMatchObject([{ status: "arranged" }]);
    world.clock.at(END);
    expect(await hold()).toBe(1);
    world.clock.pass(1);
    expect(await hold()).toBe(0);
    expect(await meetings()).toMatchObject([{ status: "held" }]);
    expect(await log("meeting.held")).toMatchObject([
      { actor: null, occurred_at: new Date(END), recorded_at: new Date(END), loop_id: loopId, data: { meeting } },
    ]);
    for (const member of [amara, lena]) expect((await world.standing(member, loopId))?.done).toContain("meet");
  });

  test("that comes by late says when it was", async () => {
    const { world, arranged, hold, log } = await pairThatMeets(await buildWorld(store));
    await arranged();
    world.clock.at("2026-03-12T08:00:00.000Z");
    expect(await hold()).toBe(1);
    expect(await log("meeting.held")).toMatchObject([
      { occurred_at: new Date(END), recorded_at: new Date("2026-03-12T08:00:00.000Z") },
    ]);
  });

  test("of several servers at once holds each meeting once", async () => {
    const { world, arranged, hold, log } = await pairThatMeets(await buildWorld(store));
    for (let hour = 10; hour < 18; hour++) await arranged({ start: `2026-03-09T${hour}:00`, minutes: 60 });
    world.clock.at("2026-03-09T18:00:00.000Z");
    const counts = await Promise.all([hold(), hold(), hold(), hold()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(8);
    const held = await log("meeting.held");
    expect(new Set(held.map((one) => one.data.meeting)).size).toBe(8);
    expect(held).toHaveLength(8);
  });

  test("leaves alone what was called off or moved", async () => {
    const { world, arranged, cancel, move, hold, log } = await pairThatMeets(await buildWorld(store));
    await cancel(await arranged());
    await move(await arranged({ start: "2026-03-09T10:00" }), { start: "2026-03-20T10:00" });
    world.clock.at(END);
    expect(await hold()).toBe(0);
    expect(await log("meeting.held")).toEqual([]);
  });

  test("holds in a paused loop; in a closed one it calls off without a word, and others go on", async () => {
    const { world, amara, loopId, arranged, hold, meetings, log } = await pairThatMeets(await buildWorld(store));
    const change = { programId: world.programId, loopId, by: world.userId };
    await arranged({ start: "2026-03-09T10:00" });
    await arranged();
    const second = await world.loop(amara, await world.mentee("Max"));
    await arranged({ loopId: second, by: amara, start: "2026-03-09T16:00" });
    await pauseLoop(world.log, change);
    world.clock.at("2026-03-09T11:00:00.000Z");
    expect(await hold()).toBe(1);
    await closeLoop(world.log, change);
    world.clock.at("2026-03-09T17:00:00.000Z");
    expect(await hold()).toBe(1);
    expect((await meetings()).map((one) => one.status)).toEqual(["held", "cancelled", "held"]);
    expect(await log("meeting.cancelled")).toEqual([]);
    expect(await hold()).toBe(0);
  });

  test("believes the log when an import has told it more", async () => {
    const { world, loopId, arranged, hold, meetings } = await pairThatMeets(await buildWorld(store));
    const tell = (kind: string, meeting: string) =>
      store.transaction((tx) => world.log.record(tx, world.programId, { kind, loop: loopId, meeting }));
    await tell("meeting.held", await arranged({ start: "2026-03-09T10:00" }));
    await tell("meeting.cancelled", await arranged());
    world.clock.at(END);
    expect(await hold()).toBe(0);
    expect((await meetings()).map((one) => one.status)).toEqual(["held", "cancelled"]);
  });
});
