import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { ActivityRefused } from "../../activity/log.ts";
import { rebuild } from "../../progress/rebuild.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { lateNotMet } from "./count-again.ts";
import { pairThatMeets } from "./pair-that-meets.fixture.ts";

eachStore("meeting elsewhere", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("counts at once for everybody, and without having been arranged", async () => {
    const { world, amara, lena, loopId, elsewhere, meetings, log } = await pairThatMeets(await buildWorld(store));
    const answer = await elsewhere();
    expect(answer).toMatchObject({ logged: true });
    const now = new Date("2026-03-02T09:00:00.000Z");
    expect(await meetings()).toMatchObject([{ status: "held", elsewhere: true, starts_at: now, ends_at: now }]);
    expect(await log("meeting.held")).toMatchObject([{ actor: lena, occurred_at: now, data: { elsewhere: true } }]);
    for (const member of [amara, lena]) {
      expect((await world.standing(member, loopId))?.done).toEqual(
        expect.arrayContaining(["meet", "arrange-first-meeting"]),
      );
    }
  });

  test("is counted once a day, whoever says it and how often; another day is another meeting", async () => {
    const { world, amara, elsewhere, log } = await pairThatMeets(await buildWorld(store));
    await Promise.all([elsewhere(), elsewhere({ by: amara })]);
    world.clock.at("2026-03-02T23:59:59.000Z");
    expect(await elsewhere()).toMatchObject({ logged: false });
    world.clock.at("2026-03-03T00:00:00.000Z");
    expect(await elsewhere({ day: "2026-03-02" })).toMatchObject({ logged: false });
    expect(await elsewhere()).toMatchObject({ logged: true });
    expect(await log("meeting.held")).toHaveLength(2);
  });

  test("a day in the past is kept as its noon over there, and recorded now", async () => {
    const { elsewhere, log } = await pairThatMeets(await buildWorld(store));
    await elsewhere({ day: "2026-02-20", zone: "Asia/Tokyo" });
    expect(await log("meeting.held")).toMatchObject([
      { occurred_at: new Date("2026-02-20T03:00:00Z"), recorded_at: new Date("2026-03-02T09:00:00Z") },
    ]);
  });

  test.each([
    [{ day: "yesterday" }, "no_such_day"],
    [{ day: "2026-02-29" }, "no_such_day"],
    [{ day: "2026-03-03" }, "in_the_future"],
    [{ day: "2025-02-01" }, "too_long_ago"],
  ])("%j is refused as %s", async (met, refused) => {
    const { elsewhere, meetings } = await pairThatMeets(await buildWorld(store));
    expect(await elsewhere(met)).toEqual({ refused });
    expect(await meetings()).toEqual([]);
  });

  test("tomorrow in Lisbon can be today in Auckland", async () => {
    const { world, elsewhere } = await pairThatMeets(await buildWorld(store));
    world.clock.at("2026-03-02T20:00:00.000Z");
    expect(await elsewhere({ day: "2026-03-03" })).toEqual({ refused: "in_the_future" });
    expect(await elsewhere({ day: "2026-03-03", zone: "Pacific/Auckland" })).toMatchObject({ logged: true });
  });

  test("is refused in a closed loop and to strangers", async () => {
    const { world, loopId, elsewhere, meetings } = await pairThatMeets(await buildWorld(store));
    await expect(elsewhere({ by: await world.mentor("Mallory") })).rejects.toThrow(ActivityRefused);
    await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
    expect(await elsewhere()).toEqual({ refused: "loop_closed" });
    expect(await meetings()).toEqual([]);
  });

  describe("not having met after all", () => {
    test("can be taken back itself, for a day: the meeting counts again at its own time", async () => {
      const { world, lena, loopId, arranged, hold, takeBack, countAgain, log, meetings } = await pairThatMeets(
        await buildWorld(store),
      );
      const viewer = await world.memberViewer(lena, loopId);
      const meeting = await arranged();
      expect(await countAgain(meeting)).toEqual({ refused: "too_late" });
      world.clock.at("2026-03-09T15:00:00.000Z");
      await hold();
      expect(await countAgain(meeting)).toEqual({ meeting, counted: false });
      world.clock.pass(3_600_000);
      await takeBack(meeting);
      expect(await lateNotMet(store.db, viewer, world.clock.now())).toMatchObject([{ id: meeting }]);
      const answers = await Promise.all(Array.from({ length: 8 }, () => countAgain(meeting)));
      expect(answers.filter((answer) => "counted" in answer && answer.counted)).toHaveLength(1);
      expect(await meetings()).toMatchObject([{ meeting_id: meeting, status: "held" }]);
      const held = await log("meeting.held");
      expect(held.map((line) => line.occurred_at.toISOString())).toEqual(Array(2).fill("2026-03-09T15:00:00.000Z"));
      expect(await lateNotMet(store.db, viewer, world.clock.now())).toEqual([]);
      await takeBack(meeting);
      world.clock.pass(86_400_000);
      expect(await countAgain(meeting)).toEqual({ refused: "too_late" });
      expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
    });

    test("takes back what the clock or a wrong tap counted, once, and the standing with it", async () => {
      const { world, lena, loopId, arranged, elsewhere, hold, takeBack, log, meetings } = await pairThatMeets(
        await buildWorld(store),
      );
      const tapped = await elsewhere();
      const meeting = await arranged();
      world.clock.at("2026-03-09T15:00:00.000Z");
      await hold();
      expect(await takeBack(meeting)).toEqual({ meeting, takenBack: true });
      expect(await takeBack(meeting)).toEqual({ meeting, takenBack: false });
      expect((await world.standing(lena, loopId))?.done).toContain("meet");
      await takeBack("meeting" in tapped ? tapped.meeting : "");
      const done = (await world.standing(lena, loopId))?.done;
      expect(done).not.toContain("meet");
      expect(done).toContain("arrange-first-meeting");
      expect((await meetings()).map((one) => one.status)).toEqual(["cancelled", "cancelled"]);
      expect(await log("activity.retracted")).toHaveLength(2);
      expect(await elsewhere()).toMatchObject({ logged: true });
    });

    test("is refused for what is not there or not held, and in a closed loop", async () => {
      const { world, loopId, arranged, elsewhere, takeBack } = await pairThatMeets(await buildWorld(store));
      const met = await elsewhere();
      expect(await takeBack("none")).toEqual({ refused: "no_such_meeting" });
      expect(await takeBack(await arranged())).toEqual({ refused: "not_held" });
      await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
      expect(await takeBack("meeting" in met ? met.meeting : "")).toEqual({ refused: "loop_closed" });
    });
  });
});
