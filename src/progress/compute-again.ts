import type { ProgramId } from "../access/program-id.ts";
import { readLog, retractedIds } from "../activity/read.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Engine } from "../milestones/compile.ts";
import { advancePage, readPage } from "../milestones/page.ts";
import type { Change } from "../milestones/settle.ts";
import { emptyWorld, type World } from "../milestones/world.ts";
import type { Tx } from "../store/store.ts";
import { type Transition, transitionsOf } from "./pieces.ts";
import { type NewStanding, standingRow } from "./standing-row.ts";
import { markTouched, nothingTouched } from "./touched.ts";

/** So many activities are folded at once. */
const PAGE = 5_000;

/** All that the log says, computed from its first line to its last. */
export type Computed = { world: World; standings: NewStanding[]; transitions: Transition[] };

/** Computes a program from its log. Each standing is as of when the activity that touched it last was recorded. */
export async function computeAgain(tx: Tx, programId: ProgramId, engine: Engine): Promise<Computed> {
  const retracted = await retractedIds(tx, programId);
  const taken = new Map<string, Activity>();
  const world = emptyWorld();
  const touched = nothingTouched();
  const changes: Change[] = [];
  let page: Activity[] = [];
  const fold = () => {
    advancePage(engine, world, readPage(world, page), (change) => changes.push(change));
    // The world is looked at after the whole page. That does no harm: whoever comes into a loop later touches it themselves.
    for (const activity of page) markTouched(world, touched, activity, taken.get(activity.of ?? ""));
    page = [];
  };
  for await (const activity of readLog(tx, programId)) {
    if (retracted.has(activity.id)) taken.set(activity.id, activity);
    else if (page.push(activity) === PAGE) fold();
  }
  fold();
  const standings: NewStanding[] = [];
  for (const person of world.persons.values()) {
    for (const loop of ["", ...person.loops]) {
      const asOf = loop === "" ? touched.people.get(person.id) : touched.loops.get(loop);
      const row = standingRow(engine, world, programId, person.id, loop, asOf as number);
      if (row) standings.push(row);
    }
  }
  return { world, standings, transitions: firstOfEach(transitionsOf(changes)) };
}

/** A stage is passed once; whoever comes back in another role passes it again, which is not written again. */
function firstOfEach(transitions: Transition[]): Transition[] {
  const first = new Map<string, Transition>();
  for (const one of transitions) {
    const key = JSON.stringify([one.participant_id, one.loop_id, one.to_stage]);
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}
