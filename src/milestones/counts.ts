import type { Engine } from "./compile.ts";
import type { LoopId } from "./ids.ts";
import { basisOf } from "./standing.ts";
import type { World } from "./world.ts";

export type StageCount = { people: number; standings: number; paused: number };

/** How many different people stand at each stage (rule 9): in loops that are not closed, or without one. */
export function stageCounts(engine: Engine, world: World): StageCount[] {
  const counts = engine.pathway.stages.map(() => ({ people: 0, standings: 0, paused: 0 }));
  for (const person of world.persons.values()) {
    const seen = new Set<number>();
    for (const loop of [null, ...person.loops] as (LoopId | null)[]) {
      const basis = basisOf(world, person.id, loop);
      if (!basis || basis.loop?.state === "closed") continue;
      const count = counts[basis.stage] as StageCount;
      count.standings++;
      if (basis.loop?.state === "paused") count.paused++;
      if (!seen.has(basis.stage)) count.people++;
      seen.add(basis.stage);
    }
  }
  return counts;
}
