import { sql } from "kysely";
import { expect, test } from "vitest";
import { anything, chance, crowd, DAY } from "../../test/support/crowd.ts";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock, type World } from "../../test/support/world.ts";
import { ActivityRefused } from "../activity/log.ts";
import { rebuild } from "../progress/rebuild.ts";
import { stuckByStage } from "./stuck.ts";

/** Everybody looked at, one by one. */
async function lookedAt(world: World, asOf: Date) {
  const turn = (which: string) => sql`count(distinct participant_id) filter (where turn = ${which})`;
  const { rows } = await sql`
    select stage, count(distinct participant_id) as people, ${turn("me")} as me, ${turn("partner")} as partner,
      ${turn("either")} as either, ${turn("nobody")} as nobody
    from standing where program_id = ${world.programId} and stuck_from < ${asOf} group by stage order by stage`.execute(
    world.store.db,
  );
  return rows;
}

async function counted(world: World, asOf: Date) {
  const { program } = world.coordinatorViewer();
  const stages = program.pathway.stages.map((stage) => stage.id);
  return (await stuckByStage(world.store.db, program, asOf)).map(({ stage, people, turns }) => ({
    stage: stages.indexOf(stage),
    people,
    ...turns,
  }));
}

eachStore("who is stuck", (open) => {
  test("is counted as if everybody were looked at, at any moment, whatever happens", async () => {
    const world = await buildWorld(await open(), fixedClock());
    const crowds = [await crowd(world), await crowd(world, " II"), await crowd(world, " III")];
    const any = chance(7);
    const seen = new Set<string>();
    for (let round = 0; round < 9; round++) {
      for (let n = 0; n < 24; n++) {
        world.clock.pass(any(2 * DAY));
        const all = crowds[any(crowds.length)] as (typeof crowds)[number];
        await world.store
          .transaction((tx) => world.log.record(tx, world.programId, anything(world, all, any)))
          .catch((error) => {
            if (!(error instanceof ActivityRefused)) throw error;
          });
      }
      const now = world.clock.now().getTime();
      const standings = await world.store.db.selectFrom("standing").select("stuck_from").execute();
      const edges = standings.flatMap(({ stuck_from }) => (stuck_from ? [stuck_from.getTime()] : []));
      const moments = [now, now + any(40 * DAY), now - any(40 * DAY), ...edges.flatMap((at) => [at - 1, at, at + 1])];
      for (const moment of moments) {
        const asOf = new Date(moment);
        const found = await counted(world, asOf);
        expect(found, asOf.toISOString()).toEqual(await lookedAt(world, asOf));
        seen.add(JSON.stringify(found));
      }
    }
    expect(seen.size).toBeGreaterThan(20);
    expect(await rebuild(world.store, world.programId, { check: true })).toEqual([]);
  });

  test("once in two loops at one stage, from the moment of the first, and of each turn", async () => {
    const world = await buildWorld(await open());
    const ana = await world.mentee("Ana");
    await world.loop(await world.mentor("Ben"), ana);
    world.clock.pass(DAY);
    const second = await world.loop(await world.mentor("Cleo"), ana);
    const at = (days: number, ms: number) => new Date(Date.parse("2026-03-02T09:00:00.000Z") + days * DAY + ms);
    expect(await counted(world, at(21, 0))).toEqual([]);
    expect(await counted(world, at(21, 1))).toEqual([{ stage: 1, people: 2, me: 2, either: 0, partner: 0, nobody: 0 }]);
    expect(await counted(world, at(22, 1))).toEqual([{ stage: 1, people: 3, me: 3, either: 0, partner: 0, nobody: 0 }]);
    world.clock.pass(DAY);
    await world.store.transaction((tx) =>
      world.log.record(tx, world.programId, { kind: "message.sent", loop: second, actor: ana }),
    );
    expect(await counted(world, at(22, 1))).toEqual([{ stage: 1, people: 3, me: 3, either: 1, partner: 0, nobody: 0 }]);
  });
});
