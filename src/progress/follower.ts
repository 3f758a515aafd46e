import type { ProgramId } from "../access/program-id.ts";
import type { Follower, Following } from "../activity/log.ts";
import { readHistory, retractedIds } from "../activity/read.ts";
import type { Activity } from "../milestones/activity.ts";
import { advance } from "../milestones/advance.ts";
import { affectedBy } from "../milestones/concerns.ts";
import { retractedIn } from "../milestones/fold.ts";
import { refuse } from "../milestones/refuse.ts";
import { takeBack } from "../milestones/take-back.ts";
import { membersOf } from "../milestones/world.ts";
import type { Tx } from "../store/store.ts";
import { keepEngines } from "./engine-of.ts";
import { type KnownActivities, knownActivities, nothingKnown } from "./known.ts";
import { type Loaded, loadConcerned } from "./load.ts";
import { holdLoop, loadLoop, oneLoop } from "./load-loop.ts";
import { type Followed, markTouched, nothingTouched } from "./touched.ts";
import { statesOf, writeProgress } from "./write.ts";

/** Follows the log: as activities are recorded, what they mean is written in the same transaction. */
export function openFollower(): Follower {
  const engines = keepEngines();
  return {
    async load(tx, programId, drafts) {
      // Nearly everything happens in one loop, and changes nothing about who is in it.
      const loop = oneLoop(drafts);
      const ready = loop && (await loadLoop(tx, programId, loop, drafts, engines));
      if (ready) return following(tx, programId, ready, nothingKnown());
      const known = await knownActivities(tx, programId, drafts);
      const toTakeBack = drafts.flatMap((draft) => known.get(draft.of ?? "")?.activity ?? []);
      const loaded = await loadConcerned(tx, programId, [...drafts, ...toTakeBack], drafts.length);
      return following(tx, programId, loaded, known);
    },
    async hold(tx, programId, holding) {
      const held = await holdLoop(tx, programId, holding, engines);
      if (!held) return null;
      const { loaded, ...said } = held;
      return { ...said, following: following(tx, programId, loaded, nothingKnown()) };
    },
  };
}

function following(tx: Tx, programId: ProgramId, loaded: Loaded, known: KnownActivities): Following {
  const { engine, world } = loaded;
  const followed: Followed = { touched: nothingTouched(), changes: [], refolded: new Set() };
  const before = statesOf(loaded);
  const batch: Activity[] = [];

  /** Takes an activity back: the loops and people that it counted for are folded again from the log, without it. */
  async function retract(of: Activity) {
    const { loops, participants } = affectedBy(world, of);
    const people = new Set<string>(participants);
    for (const loop of loops) for (const member of membersOf(world, loop)) people.add(member);
    const history = [...(await readHistory(tx, programId, { loops, people: [...people] })), ...batch];
    const taken = await retractedIds(tx, programId);
    for (const id of retractedIn(batch)) taken.add(id);
    taken.add(of.id);
    const again = takeBack(engine, world, of, history, taken);
    followed.changes = followed.changes.filter((change) => !again.loops.includes(change.loop)).concat(again.changes);
    for (const loop of again.loops) followed.refolded.add(loop);
  }

  return {
    places: loaded.places,
    has: (id) => known.has(id),
    refuse: (activity) => refuse(world, activity, (id) => known.get(id)?.known, { previous: null, engine }),
    async follow(activity) {
      known.add(activity);
      const of = activity.kind === "activity.retracted" ? known.get(activity.of as string) : undefined;
      if (of) await retract(of.activity);
      else followed.changes.push(...advance(engine, world, activity));
      markTouched(world, followed.touched, activity, of?.activity);
      batch.push(activity);
    },
    write: (rows) => writeProgress(tx, programId, { loaded, before, followed, batch, rows }),
  };
}
