import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import type { Store } from "../../../store/store.ts";
import { closeLoop } from "../../loops/change-loop.ts";
import { mailsOf } from "../mails.fixture.ts";
import { pairThatMeets } from "../pair-that-meets.fixture.ts";

eachStore("meetings that repeat", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const scene = async () => {
    const pair = await pairThatMeets(await buildWorld(store));
    const starts = async () =>
      (await pair.meetings()).filter((one) => one.status === "arranged").map((one) => one.starts_at.toISOString());
    return { ...pair, starts };
  };

  test("keep their time on the wall across the change of the clocks, each a meeting of its own", async () => {
    const { repeat, starts, log, meetings, world } = await scene();
    const answer = await repeat({ everyWeeks: 2, times: 3, place: "The old mill" });
    // Lisbon goes over to summer time on the 29th of March.
    expect(await starts()).toEqual([
      "2026-03-09T14:00:00.000Z",
      "2026-03-23T14:00:00.000Z",
      "2026-04-06T13:00:00.000Z",
    ]);
    expect(await log("meeting.arranged")).toHaveLength(3);
    const rows = await meetings();
    expect(new Set(rows.map((row) => row.series_id))).toEqual(new Set(["series" in answer ? answer.series : ""]));
    expect(rows.map((row) => row.place)).toEqual(Array(3).fill("The old mill"));
    expect(await repeat({ everyWeeks: 2, times: 3 })).toEqual(answer);
    expect(await log("meeting.arranged")).toHaveLength(3);
    expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
  });

  test.each([
    [{ everyWeeks: 3 }, { refused: "bad_rhythm" }],
    [{ times: 1 }, { refused: "bad_times" }],
    [{ times: 13 }, { refused: "bad_times" }],
    [{ times: 2.5 }, { refused: "bad_times" }],
    [{ start: "2026-03-01T10:00" }, { refused: "in_the_past" }],
    [{ start: "2028-02-20T10:00", everyWeeks: 4, times: 12 }, { refused: "too_far_ahead" }],
  ])("%j is refused as %j, and nothing is arranged", async (wanted, refused) => {
    const { repeat, starts } = await scene();
    expect(await repeat(wanted)).toEqual(refused);
    expect(await starts()).toEqual([]);
  });

  test("are all arranged or none: the one that overlaps is named", async () => {
    const { repeat, arranged, starts, world, loopId } = await scene();
    await arranged({ start: "2026-03-16T14:30" });
    expect(await repeat()).toEqual({ refused: "meeting_overlaps", at: new Date("2026-03-16T14:00:00.000Z") });
    expect(await starts()).toHaveLength(1);
    await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
    expect(await repeat({ start: "2026-05-04T10:00" })).toEqual({ refused: "loop_closed" });
  });

  test("are invited to one after the other: the first at once, each of the others two weeks ahead", async () => {
    const { repeat, world } = await scene();
    const post = mailsOf(store, world.programId, world.clock.now);
    await post.comeIn();
    await repeat({ everyWeeks: 2, times: 3 });
    const sent = async () => {
      await post.send();
      return (await post.invitations("lena@example.org")).map((one) => one.startsAt.slice(0, 10));
    };
    expect(await sent()).toEqual(["2026-03-09"]);
    world.clock.at("2026-03-09T13:59:59.999Z");
    expect(await sent()).toEqual(["2026-03-09"]);
    world.clock.at("2026-03-09T14:00:00.000Z");
    expect(await sent()).toEqual(["2026-03-09", "2026-03-23"]);
  });

  describe("moving", () => {
    test("only one leaves the others", async () => {
      const { repeat, move, starts } = await scene();
      const answer = await repeat({ times: 3 });
      const second = "meetings" in answer ? (answer.meetings[1] as string) : "";
      await move(second, { start: "2026-03-17T09:00" });
      expect(await starts()).toEqual([
        "2026-03-09T14:00:00.000Z",
        "2026-03-17T09:00:00.000Z",
        "2026-03-23T14:00:00.000Z",
      ]);
    });

    test("this one and all that follow goes by days, to the same time on the wall", async () => {
      const { repeat, moveAll, starts, log, world } = await scene();
      const answer = await repeat({ times: 4 });
      const second = "meetings" in answer ? (answer.meetings[1] as string) : "";
      expect(await moveAll(second, { start: "2026-03-18T18:00" })).toEqual({ moved: 3 });
      expect(await moveAll(second, { start: "2026-03-18T18:00" })).toEqual({ moved: 0 });
      expect(await starts()).toEqual([
        "2026-03-09T14:00:00.000Z",
        "2026-03-18T18:00:00.000Z",
        "2026-03-25T18:00:00.000Z",
        "2026-04-01T17:00:00.000Z",
      ]);
      expect(await log("meeting.rescheduled")).toHaveLength(3);
      // By a week: onto the old times of one another, which is no clash.
      expect(await moveAll(second, { start: "2026-03-25T18:00" })).toEqual({ moved: 3 });
      expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
    });

    test("is all or none, and refused as it is for one", async () => {
      const { repeat, moveAll, arranged, starts, cancel } = await scene();
      const answer = await repeat({ times: 3 });
      const [first, second] = "meetings" in answer ? (answer.meetings as [string, string]) : ["", ""];
      const alone = await arranged({ start: "2026-03-24T18:30" });
      expect(await moveAll(second, { start: "2026-03-17T18:00" })).toEqual({
        refused: "meeting_overlaps",
        at: new Date("2026-03-24T18:00:00.000Z"),
      });
      expect(await starts()).toContain("2026-03-16T14:00:00.000Z");
      expect(await moveAll(alone, { start: "2026-03-26T18:00" })).toEqual({ refused: "no_series" });
      expect(await moveAll("none", {})).toEqual({ refused: "no_such_meeting" });
      expect(await moveAll(second, { start: "2026-03-01T18:00" })).toEqual({ refused: "in_the_past" });
      await cancel(first);
      expect(await moveAll(first, { start: "2026-03-10T10:00" })).toEqual({ refused: "meeting_cancelled" });
    });
  });

  test("calling off takes this one and all that follow, and leaves those before", async () => {
    const { repeat, cancelAll, starts, log, arranged } = await scene();
    const answer = await repeat({ times: 4 });
    const third = "meetings" in answer ? (answer.meetings[2] as string) : "";
    expect(await cancelAll(third)).toEqual({ cancelled: 2 });
    expect(await cancelAll(third)).toEqual({ cancelled: 0 });
    expect(await starts()).toEqual(["2026-03-09T14:00:00.000Z", "2026-03-16T14:00:00.000Z"]);
    expect(await log("meeting.cancelled")).toHaveLength(2);
    expect(await cancelAll(await arranged({ start: "2026-05-01T10:00" }))).toEqual({ refused: "no_series" });
    expect(await cancelAll("none")).toEqual({ refused: "no_such_meeting" });
  });
});

eachStore("calling off, and back", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("is a new meeting in the log, and the next version of the old one in calendars", async () => {
    const { arranged, cancel, again, meetings, log, world } = await pairThatMeets(await buildWorld(store));
    const post = mailsOf(store, world.programId, world.clock.now);
    await post.comeIn();
    const meeting = await arranged({ place: "The old mill" });
    await post.send();
    await cancel(meeting);
    await post.send();
    const back = await again(meeting);
    expect(await again(meeting)).toEqual(back);
    expect(back).not.toEqual({ meeting });
    await post.send();
    expect((await post.invitations("lena@example.org")).map((one) => [one.method, one.uid, one.sequence])).toEqual([
      ["REQUEST", `${meeting}@cairn.example.org`, 0],
      ["CANCEL", `${meeting}@cairn.example.org`, 1],
      ["REQUEST", `${meeting}@cairn.example.org`, 2],
    ]);
    expect((await meetings()).map((row) => [row.status, row.place])).toEqual([
      ["cancelled", "The old mill"],
      ["arranged", "The old mill"],
    ]);
    expect(await log("meeting.arranged")).toHaveLength(2);
    // Off and on once more, before anybody was told: only the last version is said.
    await cancel("meeting" in back ? back.meeting : "");
    await again("meeting" in back ? back.meeting : "");
    await post.send();
    expect((await post.invitations("lena@example.org")).at(-1)).toMatchObject({ method: "REQUEST", sequence: 4 });
    expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
  });

  test("is refused when its time is taken or over, or it was not called off", async () => {
    const { arranged, cancel, again, world } = await pairThatMeets(await buildWorld(store));
    const meeting = await arranged();
    expect(await again(meeting)).toEqual({ refused: "not_called_off" });
    expect(await again("none")).toEqual({ refused: "no_such_meeting" });
    await cancel(meeting);
    const other = await arranged({ start: "2026-03-09T14:30" });
    expect(await again(meeting)).toEqual({ refused: "meeting_overlaps" });
    await cancel(other);
    world.clock.at("2026-03-09T14:00:00.000Z");
    expect(await again(meeting)).toEqual({ refused: "in_the_past" });
  });
});
