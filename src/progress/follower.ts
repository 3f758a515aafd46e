import type { ProgramId } from "../access/program-id.ts";
import type { Follower, Following } from "../activity/log.ts";
import { readHistory, retractedIds } from "../activity/read.ts";
import type { Activity } from "../milestones/activity.ts";
import { advance, affectedBy } from "../milestones/advance.ts";
import { compile, type Engine } from "../milestones/compile.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Pathway } from "../milestones/pathway.ts";
import { refuse } from "../milestones/refuse.ts";
import { emptyWorld } from "../milestones/world.ts";
import type { Store, Tx } from "../store/store.ts";
import { knownActivities } from "./known.ts";
import { type Loaded, loadConcerned } from "./load.ts";
import { type Touched, writeProgress } from "./write.ts";

export const REFRESH_CHANNEL = "cairn_refresh";

/** The engine of a program's pathway; compiled once for each pathway. */
const engines = new Map<string, { text: string; engine: Engine }>();
export function engineOf(programId: ProgramId, pathway: Pathway): Engine {
  const text = JSON.stringify(pathway);
  const known = engines.get(programId);
  if (known?.text === text) return known.engine;
  const engine = compile(pathway);
  engines.set(programId, { text, engine });
  return engine;
}

/** Follows the log: as activities are recorded, what they mean is written in the same transaction. */
export function openFollower(store: Store): Follower {
  return {
    async load(tx, programId, drafts) {
      const program = await tx
        .selectFrom("program")
        .where("program_id", "=", programId)
        .select("pathway")
        .executeTakeFirstOrThrow();
      const loaded = await loadConcerned(tx, programId, drafts);
      const known = await knownActivities(tx, programId, drafts);
      return following(store, tx, programId, engineOf(programId, program.pathway), loaded, known);
    },
  };
}

type Known = Awaited<ReturnType<typeof knownActivities>>;

function following(store: Store, tx: Tx, programId: ProgramId, engine: Engine, loaded: Loaded, known: Known): Following {
  const touched: Touched = { loops: new Set(), people: new Set(), changes: [], refolded: false };
  const batch: Activity[] = [];
  let asOf = 0;

  /** Takes an activity back: what it touched is folded again from the log, without it. */
  async function takeBack(activity: Activity) {
    const gone = known.get(activity.of as string);
    if (!gone) return;
    const { loops, participants } = affectedBy(loaded.world, gone.activity);
    const people = new Set<string>(participants);
    for (const loop of loops) for (const member of loaded.world.loops.get(loop)?.members ?? []) people.add(member.participant);
    const history = [...(await readHistory(tx, programId, { loops, people: [...people] })), ...batch];
    const taken = await retractedIds(tx, programId);
    for (const one of [...batch, activity]) if (one.kind === "activity.retracted") taken.add(one.of as string);
    const world = emptyWorld();
    for (const one of history) {
      if (one.kind === "activity.retracted" || taken.has(one.id)) continue;
      if (one.loop && !loops.includes(one.loop as LoopId)) continue;
      touched.changes.push(...advance(engine, world, one));
    }
    touched.changes = touched.changes.filter((change) => change.loop === null || loops.includes(change.loop));
    touched.refolded = true;
    for (const loop of loops) {
      const state = world.loops.get(loop);
      if (state) loaded.world.loops.set(loop, state);
      touched.loops.add(loop);
    }
    for (const person of participants) {
      const state = world.persons.get(person);
      if (state) loaded.world.persons.set(person, state);
      touched.people.add(person);
    }
  }

  return {
    has: (id) => known.has(id),
    refuse: (activity) =>
      refuse(loaded.world, activity, (id) => known.get(id)?.known, { previous: null, engine }),
    async follow(activity) {
      asOf = Math.max(asOf, activity.recordedAt);
      known.add(activity);
      if (activity.kind === "activity.retracted") await takeBack(activity);
      else {
        touched.changes.push(...advance(engine, loaded.world, activity));
        markTouched(loaded, touched, activity);
      }
      batch.push(activity);
    },
    async write() {
      if (batch.length === 0) return;
      const concerned = await writeProgress(tx, engine, programId, loaded, touched, asOf);
      const loopPeople = [...touched.loops].flatMap((loop) =>
        (loaded.world.loops.get(loop as LoopId)?.members ?? []).map((member) => [member.participant as string, loop] as const),
      );
      if (loopPeople.length > 0 && batch.some((activity) => activity.kind.startsWith("loop."))) {
        await tx
          .insertInto("loop_person")
          .values(loopPeople.map(([participant_id, loop_id]) => ({ program_id: programId, participant_id, loop_id })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
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
      for (const member of loaded.world.loops.get(activity.loop as LoopId)?.members ?? []) people.add(member.participant);
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
