import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { ActivityRefused } from "../../activity/log.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { pairThatMeets } from "./pair-that-meets.fixture.ts";

// In March 2026 the clocks of Lisbon show UTC until the 29th.
eachStore("arranging meetings", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  describe("arranging", () => {
    test("keeps the time of the member's zone, tells the log, and moves the standing", async () => {
      const { world, lena, loopId, arrange, meetings, log } = await pairThatMeets(await buildWorld(store));
      const answer = await arrange({ start: "2026-07-06T14:00", minutes: 45, place: "  The old mill \u0000" });
      expect(await meetings()).toMatchObject([
        {
          status: "arranged",
          starts_at: new Date("2026-07-06T13:00:00Z"),
          ends_at: new Date("2026-07-06T13:45:00Z"),
          place: "The old mill",
          arranged_by: lena,
          sequence: 0,
        },
      ]);
      const [activity] = await log("meeting.arranged");
      expect(activity).toMatchObject({
        actor: lena,
        data: { ...answer, startsAt: Date.UTC(2026, 6, 6, 13), endsAt: Date.UTC(2026, 6, 6, 13, 45) },
      });
      expect(JSON.stringify(activity)).not.toContain("mill");
      expect((await world.standing(lena, loopId))?.done).toContain("arrange-first-meeting");
    });

    test.each([
      [{ start: "" }, "no_time"],
      [{ start: "2026-02-30T10:00" }, "no_time"],
      [{ minutes: 14 }, "bad_duration"],
      [{ minutes: 241 }, "bad_duration"],
      [{ minutes: 30.5 }, "bad_duration"],
      [{ minutes: Number.NaN }, "bad_duration"],
      [{ start: "2026-03-02T08:59" }, "in_the_past"],
      [{ start: "2026-03-02T09:00" }, "in_the_past"],
      [{ start: "2029-03-02T09:00" }, "too_far_ahead"],
    ])("%j is refused as %s", async (wanted, refused) => {
      const { arrange, meetings } = await pairThatMeets(await buildWorld(store));
      expect(await arrange(wanted)).toEqual({ refused });
      expect(await meetings()).toEqual([]);
    });

    test.each([15, 240])("%i minutes are fine, and a minute from now", async (minutes) => {
      const { arrange } = await pairThatMeets(await buildWorld(store));
      expect(await arrange({ start: "2026-03-02T09:01", minutes })).toHaveProperty("meeting");
    });

    test("two meetings of a loop never share a minute, but may touch; those of others may", async () => {
      const { arrange, world, amara } = await pairThatMeets(await buildWorld(store));
      await arrange({ start: "2026-03-09T14:00", minutes: 60 });
      for (const start of ["2026-03-09T13:01", "2026-03-09T14:59", "2026-03-09T14:15"]) {
        expect(await arrange({ start, minutes: 60 })).toEqual({ refused: "meeting_overlaps" });
      }
      expect(await arrange({ start: "2026-03-09T13:00", minutes: 60 })).toHaveProperty("meeting");
      expect(await arrange({ start: "2026-03-09T15:00", minutes: 60 })).toHaveProperty("meeting");
      const other = await world.loop(amara, await world.mentee("Max"));
      expect(await arrange({ loopId: other, by: amara, start: "2026-03-09T14:00" })).toHaveProperty("meeting");
    });

    test("the same time again is the same meeting, even at once; of two that overlap one is refused", async () => {
      const { arrange, log } = await pairThatMeets(await buildWorld(store));
      const [first, again] = await Promise.all([arrange({}), arrange({})]);
      expect(again).toEqual(first);
      expect(await log("meeting.arranged")).toHaveLength(1);
      const starts = ["2026-03-10T10:00", "2026-03-10T10:30", "2026-03-10T10:45"];
      const answers = await Promise.all(starts.map((start) => arrange({ start, minutes: 60 })));
      expect(answers.filter((answer) => "refused" in answer)).toHaveLength(2);
    });

    test("not in a closed loop, and not by a stranger", async () => {
      const { world, loopId, arrange, meetings } = await pairThatMeets(await buildWorld(store));
      await expect(arrange({ by: await world.mentor("Mallory") })).rejects.toThrow(ActivityRefused);
      await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
      expect(await arrange({})).toEqual({ refused: "loop_closed" });
      expect(await meetings()).toEqual([]);
    });
  });

  describe("moving", () => {
    test("counts up the sequence and tells the log; the same time again moves nothing", async () => {
      const { arranged, move, meetings, log } = await pairThatMeets(await buildWorld(store));
      const meeting = await arranged();
      const wanted = { start: "2026-03-09T14:30", minutes: 30, place: "https://meet.example/x" };
      expect(await move(meeting, wanted)).toEqual({ meeting, moved: true });
      expect(await move(meeting, wanted)).toEqual({ meeting, moved: false });
      expect(await meetings()).toMatchObject([
        {
          starts_at: new Date("2026-03-09T14:30:00Z"),
          ends_at: new Date("2026-03-09T15:00:00Z"),
          sequence: 1,
          place: wanted.place,
        },
      ]);
      expect(await log("meeting.rescheduled")).toMatchObject([
        { data: { meeting, startsAt: Date.UTC(2026, 2, 9, 14, 30) } },
      ]);
    });

    test("may overlap itself, but no other", async () => {
      const { arranged, move } = await pairThatMeets(await buildWorld(store));
      const meeting = await arranged();
      await arranged({ start: "2026-03-09T16:00" });
      expect(await move(meeting, { start: "2026-03-09T14:15" })).toMatchObject({ moved: true });
      expect(await move(meeting, { start: "2026-03-09T15:30" })).toEqual({ refused: "meeting_overlaps" });
    });

    test("is refused for what is not there, called off, over, or in a closed loop", async () => {
      const { world, loopId, arranged, move, cancel } = await pairThatMeets(await buildWorld(store));
      const [over, off, on] = [
        await arranged({ start: "2026-03-02T10:00", minutes: 15 }),
        await arranged({ start: "2026-03-03T10:00" }),
        await arranged({ start: "2026-03-04T10:00" }),
      ];
      const later = { start: "2026-03-20T10:00" };
      await cancel(off);
      world.clock.at("2026-03-02T10:15:00.000Z");
      expect(await move("none", later)).toEqual({ refused: "no_such_meeting" });
      expect(await move(off, later)).toEqual({ refused: "meeting_cancelled" });
      expect(await move(over, later)).toEqual({ refused: "meeting_already_held" });
      expect(await move(on, { start: "2026-03-02T10:00" })).toEqual({ refused: "in_the_past" });
      await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
      expect(await move(on, later)).toEqual({ refused: "loop_closed" });
    });
  });

  describe("calling off", () => {
    test("happens once, and the step stays done", async () => {
      const { world, lena, loopId, arranged, cancel, log } = await pairThatMeets(await buildWorld(store));
      const meeting = await arranged();
      expect(await cancel(meeting)).toEqual({ meeting, cancelled: true });
      expect(await cancel(meeting)).toEqual({ meeting, cancelled: false });
      expect(await log("meeting.cancelled")).toHaveLength(1);
      expect((await world.standing(lena, loopId))?.done).toContain("arrange-first-meeting");
    });

    test("makes room for another at that time", async () => {
      const { arranged, cancel, arrange } = await pairThatMeets(await buildWorld(store));
      const meeting = await arranged();
      await cancel(meeting);
      const again = await arrange({});
      expect(again).toHaveProperty("meeting");
      expect(again).not.toEqual({ meeting });
    });

    test("is refused for what is not there, was held, or in a closed loop", async () => {
      const { world, loopId, arranged, cancel, hold } = await pairThatMeets(await buildWorld(store));
      const [soon, later] = [await arranged({ start: "2026-03-02T10:00", minutes: 15 }), await arranged()];
      world.clock.at("2026-03-02T10:15:00.000Z");
      await hold();
      expect(await cancel("none")).toEqual({ refused: "no_such_meeting" });
      expect(await cancel(soon)).toEqual({ refused: "meeting_already_held" });
      await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
      expect(await cancel(later)).toEqual({ refused: "loop_closed" });
    });
  });
});
