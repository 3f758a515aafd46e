import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { ActivityRefused } from "../../activity/log.ts";
import { stageCounts } from "../../insights/stage-counts.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop, pauseLoop, reopenLoop, resumeLoop } from "./change-loop.ts";
import { openLoop } from "./open-loop.ts";

const DAY = 86_400_000;

eachStore("the life of a loop", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const [lena, amara] = [await world.mentee("Lena"), await world.mentor("Amara")];
    const loopId = await world.loop(amara, lena);
    const change = { programId: world.programId, loopId, by: world.userId };
    const people = async () =>
      (await stageCounts(store.db, world.coordinatorViewer().program)).map((count) => count.people);
    return { ...world, lena, amara, loopId, change, people };
  }

  test("a pause stops the days, and going on starts them again; each counts once", async () => {
    const { log, change, clock, standing, lena, loopId } = await scene();
    const before = await standing(lena, loopId);
    expect(await resumeLoop(log, change)).toBe(false);
    expect(await pauseLoop(log, change)).toBe(true);
    expect(await pauseLoop(log, change)).toBe(false);
    expect(await standing(lena, loopId)).toMatchObject({ paused: true, stuck_from: null });
    clock.pass(10 * DAY);
    expect(await resumeLoop(log, change)).toBe(true);
    const after = await standing(lena, loopId);
    const moments = [before, after].map((one) => one?.stuck_from?.getTime() ?? 0) as [number, number];
    expect(moments[1] - moments[0]).toBe(10 * DAY);
  });

  test("closing sends its members back to the beginning, reopening brings them back", async () => {
    const { log, change, people, standing, lena, loopId } = await scene();
    expect(await people()).toEqual([0, 2, 0, 0, 0]);
    expect(await closeLoop(log, change)).toBe(true);
    expect(await closeLoop(log, change)).toBe(false);
    expect(await people()).toEqual([2, 0, 0, 0, 0]);
    expect(await standing(lena, loopId)).toMatchObject({ closed: true });
    expect(await reopenLoop(log, change)).toBe(true);
    expect(await people()).toEqual([0, 2, 0, 0, 0]);
  });

  test("a match that the rules forbid leaves nothing behind", async () => {
    const { log, programId, userId, lena, amara } = await scene();
    const loops = () => store.db.selectFrom("loop").where("program_id", "=", programId).select("loop_id").execute();
    const before = await loops();
    const wrong = [
      { participant: lena, role: "mentee" as const },
      { participant: amara, role: "mentee" as const },
    ];
    await expect(openLoop(log, { programId, by: userId, members: wrong })).rejects.toThrow(ActivityRefused);
    expect(await loops()).toEqual(before);
  });
});
