import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { ActivityRefused } from "../../activity/log.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { acceptAgreement } from "./accept-agreement.ts";
import { readAgreement } from "./read-agreement.ts";

eachStore("accepting the agreement", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function pair() {
    const world = await buildWorld(store);
    const amara = await world.mentor("Amara");
    const lena = await world.mentee("Lena");
    const loopId = await world.loop(amara, lena);
    return {
      world,
      amara,
      lena,
      loopId,
      accept: (by = lena) => acceptAgreement(world.log, { programId: world.programId, loopId, by }),
    };
  }

  test("counts once, however often it is tapped, and for oneself alone", async () => {
    const { world, amara, lena, loopId, accept } = await pair();
    expect((await Promise.all([accept(), accept()])).sort()).toEqual([false, true]);
    world.clock.pass(60_000);
    expect(await accept()).toBe(false);
    const log = await store.db
      .selectFrom("activity")
      .where("loop_id", "=", loopId)
      .where("kind", "=", "agreement.accepted")
      .selectAll()
      .execute();
    expect(log).toMatchObject([{ actor: lena }]);
    expect((await world.standing(lena, loopId))?.done).toContain("agree-expectations");
    expect((await world.standing(amara, loopId))?.done).not.toContain("agree-expectations");
    expect(await readAgreement(store.db, await world.memberViewer(lena, loopId))).toEqual([
      { name: "Lena", mine: true, acceptedAt: new Date("2026-03-02T09:00:00.000Z") },
      { name: "Amara", mine: false, acceptedAt: null },
    ]);
  });

  test("is refused in a closed loop and to strangers, and then nothing is kept", async () => {
    const { world, lena, loopId, accept } = await pair();
    await expect(accept(await world.mentor("Mallory"))).rejects.toThrow(ActivityRefused);
    await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
    await expect(accept()).rejects.toThrow("loop_closed");
    const signatures = await readAgreement(store.db, await world.memberViewer(lena, loopId));
    expect(signatures.map((one) => one.acceptedAt)).toEqual([null, null]);
  });
});
