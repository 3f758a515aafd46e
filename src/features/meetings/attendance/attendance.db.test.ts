import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import type { Store } from "../../../store/store.ts";
import { openLoop } from "../../loops/open-loop.ts";
import { arrangeMeeting } from "../arrange-meeting.ts";
import { holdDueMeetings } from "../hold-due-meetings.ts";
import { takeBackMeeting } from "../take-back-meeting.ts";
import { recordAttendance } from "./record-attendance.ts";

eachStore("who was there", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  /** A mentor, two mentees, and a meeting of theirs that the clock has counted. */
  const scene = async () => {
    const world = await buildWorld(store);
    const { log, programId } = world;
    const [amara, lena, max] = [await world.mentor("Amara"), await world.mentee("Lena"), await world.mentee("Max")];
    const members = [
      { participant: amara, role: "mentor" as const },
      { participant: lena, role: "mentee" as const },
      { participant: max, role: "mentee" as const },
    ];
    const loopId = await openLoop(log, { programId, by: world.userId, members });
    const usual = { programId, loopId, by: lena };
    const start = { zone: "Europe/Lisbon", start: "2026-03-09T14:00", minutes: 60 };
    const arranged = await arrangeMeeting(log, { ...usual, ...start });
    const meeting = "meeting" in arranged ? arranged.meeting : "";
    const met = async () =>
      Promise.all(
        [amara, lena, max].map(async (who) => (await world.standing(who, loopId))?.done.includes("meet") ?? false),
      );
    return {
      world,
      amara,
      lena,
      max,
      meeting,
      met,
      say: (attendees: string[], of = meeting) => recordAttendance(log, { ...usual, meeting: of, attendees }),
      takeBack: () => takeBackMeeting(log, { ...usual, meeting }),
      async hold() {
        world.clock.at("2026-03-09T15:00:00.000Z");
        await holdDueMeetings(log);
      },
      lines: () =>
        store.db
          .selectFrom("activity")
          .where("program_id", "=", programId)
          .where("kind", "in", ["meeting.held", "activity.retracted"])
          .orderBy("seq")
          .select(["kind", "data", "occurred_at"])
          .execute(),
    };
  };

  test("counts the meeting for those alone; a correction retracts and records anew", async () => {
    const { hold, say, met, amara, lena, max, meeting, lines, world } = await scene();
    await hold();
    expect(await met()).toEqual([true, true, true]);
    expect(await say([amara, lena])).toEqual({ meeting, changed: true });
    expect(await met()).toEqual([true, true, false]);
    expect(await say([lena, amara, lena])).toEqual({ meeting, changed: false });
    expect((await lines()).map((line) => line.kind)).toEqual(["meeting.held", "activity.retracted", "meeting.held"]);
    expect((await lines())[2]).toMatchObject({
      occurred_at: new Date("2026-03-09T15:00:00.000Z"),
      data: { meeting, attendees: [amara, lena].sort() },
    });
    expect(await say([amara, max])).toEqual({ meeting, changed: true });
    expect(await met()).toEqual([true, false, true]);
    expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
  });

  test("everybody again is what the clock had said", async () => {
    const { hold, say, met, amara, lena, max, meeting, lines } = await scene();
    await hold();
    expect(await say([amara, lena, max])).toEqual({ meeting, changed: false });
    await say([amara]);
    expect(await say([amara, lena, max])).toEqual({ meeting, changed: true });
    expect(await met()).toEqual([true, true, true]);
    expect(await lines()).toHaveLength(5);
  });

  test("can be taken back as a whole after a correction", async () => {
    const { hold, say, met, amara, takeBack, meeting, world } = await scene();
    await hold();
    await say([amara]);
    expect(await takeBack()).toEqual({ meeting, takenBack: true });
    expect(await met()).toEqual([false, false, false]);
    expect(await say([amara])).toEqual({ refused: "not_held" });
    expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
  });

  test("is refused before it was held, for nobody, strangers, and what is not there", async () => {
    const { hold, say, amara, world } = await scene();
    expect(await say([amara])).toEqual({ refused: "not_held" });
    await hold();
    expect(await say([])).toEqual({ refused: "nobody_there" });
    expect(await say([amara, await world.mentee("Eve")])).toEqual({ refused: "not_a_member" });
    expect(await say([amara], "none")).toEqual({ refused: "no_such_meeting" });
  });

  test("said by several at once is what the last of them said", async () => {
    const { hold, say, amara, lena, max, world, lines } = await scene();
    await hold();
    await Promise.all([say([amara, lena]), say([amara, max]), say([lena]), say([amara, lena])]);
    const retracted = (await lines()).filter((line) => line.kind === "activity.retracted");
    expect((await lines()).length).toBe(retracted.length * 2 + 1);
    expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
  });
});
