import type { Engine } from "./compile.ts";
import { basisOf } from "./standing.ts";
import { CLOSED, OPEN, PAUSED } from "./tables.ts";
import { tablesOf, type World } from "./world.ts";

/** One stage: how many different people, how many standings, and how many of these paused. */
export type StageCount = { people: number; standings: number; paused: number };

/** How many different people stand at each stage (rule 9): in loops that are not closed, or without one. */
export function stageCounts(engine: Engine, world: World): StageCount[] {
  const counts = engine.pathway.stages.map(() => ({ people: 0, standings: 0, paused: 0 }));
  const tables = tablesOf(engine, world);
  for (const person of tables.peopleHere) {
    const seen = new Set<number>();
    for (const loop of [null, ...tables.loopsOf(person)]) {
      const basis = basisOf(tables, person, loop);
      const state = loop === null ? OPEN : tables.state(loop);
      if (!basis || state === CLOSED) continue;
      const count = counts[basis.stage] as StageCount;
      count.standings++;
      if (state === PAUSED) count.paused++;
      if (!seen.has(basis.stage)) count.people++;
      seen.add(basis.stage);
    }
  }
  return counts;
}
