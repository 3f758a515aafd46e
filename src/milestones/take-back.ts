import type { Activity } from "./activity.ts";
import type { Engine } from "./compile.ts";
import { affectedBy, isAlone } from "./concerns.ts";
import { refold } from "./fold.ts";
import type { LoopId } from "./ids.ts";
import type { Change } from "./settle.ts";
import type { PersonState, World } from "./world.ts";

/**
 * Takes an activity back: folds the loops and the person that it counted for again, without what is retracted, and puts the
 * outcome into the world. `history` is everything that happened in those loops, and what their members did outside of loops, in
 * `seq` order. Answers with what was folded again, and with every stage passed on the way.
 */
export function takeBack(
  engine: Engine,
  world: World,
  activity: Activity,
  history: Iterable<Activity>,
  retracted: ReadonlySet<string>,
) {
  const affected = affectedBy(world, activity);
  const loops = new Set<LoopId>(affected.loops);
  const changes: Change[] = [];
  const again = refold(engine, concerned(history, loops), retracted, (change) => changes.push(change));
  for (const loop of loops) {
    const state = again.loops.get(loop);
    if (state) world.loops.set(loop, state);
  }
  for (const person of affected.participants) {
    world.persons.set(person, again.persons.get(person) as PersonState);
  }
  return { ...affected, changes };
}

function* concerned(history: Iterable<Activity>, loops: ReadonlySet<LoopId>): Generator<Activity> {
  for (const activity of history) if (isAlone(activity) || loops.has(activity.loop as LoopId)) yield activity;
}
