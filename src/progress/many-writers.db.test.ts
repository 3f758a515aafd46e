import { expect, test } from "vitest";
import { anything, chance, crowd, DAY } from "../../test/support/crowd.ts";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import { ActivityRefused } from "../activity/log.ts";
import { rebuild } from "./rebuild.ts";

/** So long each of them writes; without it 60 things each. `MINUTES=5` is what the counters are held to. */
const MINUTES = Number(process.env.MINUTES ?? 0);

eachStore("many writers", (open) => {
  test("eight at once in the same loops leave nothing that a rebuild would put right", {
    timeout: 60_000 + MINUTES * 120_000,
  }, async () => {
    const world = await buildWorld(await open(), fixedClock());
    const all = await crowd(world);
    const said: string[] = [];
    const refused = new Set<string>();
    const writer = async (seed: number) => {
      const any = chance(seed);
      const until = performance.now() + MINUTES * 60_000;
      for (let n = 0; MINUTES ? performance.now() < until : n < 60; n++) {
        world.clock.pass(any(DAY / 8));
        const back = any(15) === 0 ? said[any(said.length)] : undefined;
        const draft = back ? { kind: "activity.retracted", of: back } : anything(world, all, any);
        try {
          const [one] = await world.store.transaction((tx) => world.log.record(tx, world.programId, draft));
          if (one) said.push(one.id);
        } catch (error) {
          if (!(error instanceof ActivityRefused)) throw error;
          refused.add(error.refusal.code);
        }
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(writer));
    expect(said.length).toBeGreaterThan(200);
    expect([...refused]).toContain("loop_closed");
    expect(await rebuild(world.store, world.programId, { check: true })).toEqual([]);
    const log = await world.store.db.selectFrom("activity").select("id").execute();
    const kept = new Set(log.map((activity) => activity.id));
    expect(said.filter((id) => !kept.has(id))).toEqual([]);
    if (MINUTES)
      console.info(
        `eight writers: ${said.length} activities kept, ${refused.size} kinds of refusals, nothing to rebuild`,
      );
  });
});
