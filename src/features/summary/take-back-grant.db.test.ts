import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { grantStep } from "./grant-step.ts";
import { grantsOf, takeBackGrant } from "./take-back-grant.ts";

eachStore("taking back a step that was counted by hand", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("leaves the standing as if it had never been counted, once", async () => {
    const world = await buildWorld(store);
    const { log, programId } = world;
    const [ben, lena] = [await world.mentor("Ben"), await world.mentee("Lena")];
    const loopId = await world.loop(ben, lena);
    const before = await world.standing(lena, loopId);
    const by = world.userId;
    for (const step of ["introduce-yourself", "arrange-first-meeting"]) {
      await grantStep(log, { programId, participantId: lena, loopId, step, reason: "By phone", by });
    }
    expect((await world.standing(lena, loopId))?.stage).toBe((before?.stage ?? 0) + 1);
    const grants = await grantsOf(store.db, programId, lena, [loopId]);
    expect(grants.map((one) => [one.step, one.reason, one.by])).toEqual([
      ["introduce-yourself", "By phone", "Cora Coordinator"],
      ["arrange-first-meeting", "By phone", "Cora Coordinator"],
    ]);
    const grant = grants[1]?.id as string;
    // Not under another name.
    expect(await takeBackGrant(log, { programId, participantId: ben, grant, by })).toBe(false);
    expect(await takeBackGrant(log, { programId, participantId: lena, grant, by })).toBe(true);
    expect(await takeBackGrant(log, { programId, participantId: lena, grant, by })).toBe(false);
    const after = await world.standing(lena, loopId);
    expect([after?.stage, after?.entered_at, after?.next]).toEqual([
      before?.stage,
      before?.entered_at,
      ["arrange-first-meeting"],
    ]);
    expect(await grantsOf(store.db, programId, lena, [loopId])).toHaveLength(1);
  });
});
