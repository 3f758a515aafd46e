import type { ProgramId } from "../access/program-id.ts";
import type { Follower, Following } from "../activity/log.ts";
import { readHistory, retractedIds } from "../activity/read.ts";
import type { Activity } from "../milestones/activity.ts";
import { advance, affectedBy } from "../milestones/advance.ts";
import type { Engine } from "../milestones/compile.ts";
import { retractedIn } from "../milestones/fold.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import { refuse } from "../milestones/refuse.ts";
import { takeBack } from "../milestones/take-back.ts";
import type { Store, Tx } from "../store/store.ts";
import { engineOf } from "./engine-of.ts";
import { knownActivities } from "./known.ts";
import { type Loaded, loadConcerned } from "./load.ts";
import { type Touched, writeProgress } from "./write.ts";

export const REFRESH_CHANNEL = "cairn_refresh";

/** Follows the log: as activities are recorded, what they mean is written in the same transaction. */
export function openFollower(store: Store): Follower {
  return {
    async load(tx, programId, drafts) {
      const program = await tx
        .selectFrom("program")
        .where("program_id", "=", programId)
        .select("pathway")
        .executeTakeFirstOrThrow();
      const known = await knownActivities(tx, programId, drafts);
      const toTakeBack = drafts.flatMap((draft) => known.get(draft.of ?? "")?.activity ?? []);
      const loaded = await loadConcerned(tx, programId, [...drafts, ...toTakeBack]);
      return following(store, tx, programId, engineOf(programId, program.pathway), loaded, known);
    },
  };
}

type Known = Awaited<ReturnType<typeof knownActivities>>;

function following(
  store: Store,
  tx: Tx,
  programId: ProgramId,
  engine: Engine,
  loaded: Loaded,
  known: Known,
): Following {
  const touched: Touched = { loops: new Set(), people: new Set(), changes: [], refolded: new Set() };
  const batch: Activity[] = [];
  let asOf = 0;

  /** Takes an activity back: what it touched is folded again from the log, without it. */
  async function retract(of: Activity) {
    const { loops, participants } = affectedBy(loaded.world, of);
    const people = new Set<string>(participants);
    for (const loop of loops)
      for (const member of loaded.world.loops.get(loop)?.members ?? []) people.add(member.participant);
    const history = [...(await readHistory(tx, programId, { loops, people: [...people] })), ...batch];
    const taken = await retractedIds(tx, programId);
    for (const id of retractedIn(batch)) taken.add(id);
    taken.add(of.id);
    const again = takeBack(engine, loaded.world, of, history, taken);
    touched.changes = touched.changes.filter((change) => !again.loops.includes(change.loop)).concat(again.changes);
    for (const loop of again.loops) {
      touched.loops.add(loop);
      touched.refolded.add(loop);
    }
    for (const person of again.participants) touched.people.add(person);
  }

  return {
    has: (id) => known.has(id),
    refuse: (activity) => refuse(loaded.world, activity, (id) => known.get(id)?.known, { previous: null, engine }),
    async follow(activity) {
      asOf = Math.max(asOf, activity.recordedAt);
      known.add(activity);
      const of = activity.kind === "activity.retracted" ? known.get(activity.of as string) : undefined;
      if (of) await retract(of.activity);
      else {
        touched.changes.push(...advance(engine, loaded.world, activity));
        markTouched(loaded, touched, activity);
      }
      batch.push(activity);
    },
    async write() {
      if (batch.length === 0) return;
      const concerned = await writeProgress(tx, engine, programId, loaded, touched, asOf);
      const participants = concerned.length > 100 ? concerned.slice(0, 100) : concerned;
      await store.notify(tx, REFRESH_CHANNEL, JSON.stringify({ program: programId, participants }));
    },
  };
}

/** Whose states an activity may have changed: its loop, and the people it is about. */
function markTouched(loaded: Loaded, touched: Touched, activity: Activity) {
  const people = new Set<ParticipantId>();
  if (activity.loop) {
    touched.loops.add(activity.loop);
    if (activity.kind.startsWith("loop.")) {
      for (const member of loaded.world.loops.get(activity.loop as LoopId)?.members ?? [])
        people.add(member.participant);
    }
  } else {
    const person = (activity.participant ?? activity.actor) as ParticipantId | undefined;
    if (person) people.add(person);
  }
  for (const person of people) {
    touched.people.add(person);
    if (activity.loop) continue;
    for (const loop of loaded.world.loops.values()) {
      if (loop.members.some((member) => member.participant === person)) touched.loops.add(loop.id);
    }
  }
}
