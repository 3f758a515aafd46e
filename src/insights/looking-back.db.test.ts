import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import { logMeetingElsewhere } from "../features/meetings/log-meeting-elsewhere.ts";
import { takeBackMeeting } from "../features/meetings/take-back-meeting.ts";
import { sendMessage } from "../features/messages/send-message.ts";
import type { Store } from "../store/store.ts";
import { flowBetween } from "./flow.ts";
import { lookBack } from "./looking-back.ts";
import { medianDays } from "./median-days.ts";
import { WHOLE } from "./slice.ts";
import { stageStandings } from "./stage-standings.ts";
import { stuckByStage } from "./stuck.ts";

const DAY = 86_400_000;

eachStore("looking back", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function story() {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const { program } = world.coordinatorViewer();
    const mine = { ...program, programId: world.programId };
    const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
    await world.mentee("Cyd");
    clock.pass(2 * DAY);
    const loopId = await world.loop(ben, ana);
    const { programId, log } = world;
    clock.pass(DAY);
    for (const author of [ana, ben]) await sendMessage(log, { programId, loopId, author, body: "Hello" });
    clock.pass(3 * DAY);
    const met = await logMeetingElsewhere(log, { programId, loopId, by: ana, zone: "Europe/Lisbon" });
    return { ...world, program: mine, ana, ben, loopId, meeting: (met as { meeting: string }).meeting };
  }

  test("at any moment it is what the counters said at that moment", async () => {
    const { clock, program, programId, loopId, ana, log, meeting } = await story();
    const said = new Map<number, unknown>();
    const now = async () => {
      const stuck = await stuckByStage(store.db, program, clock.now());
      const stages = await stageStandings(store.db, program, WHOLE);
      const days = await medianDays(store.db, program, WHOLE, clock.now());
      return stages.map((stage, index) => ({
        ...stage,
        stuck: stuck.find((one) => one.stage === stage.stage)?.people ?? 0,
        medianDays: days[index],
      }));
    };
    for (let day = 0; day < 30; day += 5) {
      said.set(clock.now().getTime(), await now());
      clock.pass(DAY);
      if (day === 10) await takeBackMeeting(log, { programId, loopId, by: ana, meeting });
      clock.pass(4 * DAY);
    }
    expect(new Set([...said.values()].map((one) => JSON.stringify(one))).size).toBeGreaterThan(2);
    for (const [at, stages] of said) expect((await lookBack(store.db, program, new Date(at))).stages).toEqual(stages);
    // Before anybody came, nobody was there.
    const before = await lookBack(store.db, program, new Date("2026-03-01T00:00:00.000Z"));
    expect(before.people).toBe(0);
    expect(before.stages.every((stage) => stage.people === 0)).toBe(true);
  });

  test("the flow counts different people by passage, with the median of their days", async () => {
    const { clock, program } = await story();
    const now = clock.now();
    expect(await flowBetween(store.db, program, new Date(now.getTime() - 30 * DAY), now)).toEqual([
      { from: "Getting started", to: "Matching", people: 2, medianDays: 2 },
      { from: "Matching", to: "First Meeting", people: 2, medianDays: 4 },
    ]);
    expect(await flowBetween(store.db, program, new Date(now.getTime() - DAY), now)).toMatchObject([
      { from: "Matching", people: 2 },
    ]);
    expect(await flowBetween(store.db, program, now, new Date(now.getTime() + DAY))).toEqual([]);
  });
});
