import type { LoopStatus } from "../access/access.tables.ts";
import type { ProgramId } from "../access/program-id.ts";
import type { Draft, Holding } from "../activity/log.ts";
import { placesAfter } from "../activity/places.ts";
import type { Activity } from "../milestones/activity.ts";
import { isAlone } from "../milestones/concerns.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Pathway } from "../milestones/pathway.ts";
import { emptyWorld, type LoopState, type PersonState } from "../milestones/world.ts";
import { prepared } from "../store/prepared.ts";
import type { Tx } from "../store/store.ts";
import { type Filled, shifted } from "../store/together.ts";
import type { Engines, Kept } from "./engine-of.ts";
import { type Loaded, peopleIn, standingKey } from "./load.ts";
import type { StandingRow } from "./progress.tables.ts";
import type { NewStanding } from "./standing-row.ts";

/** What comes before the lock on the state, what that waits for, what is asked besides, and where the loop's own row is read. */
type Asking = { held: string; after: string; more: string; row: string };

/**
 * All that activities in one loop need, in one statement: it locks the state of the loop and reads the rest. It sends the
 * pathway only when the row of the program is not the one whose engine is kept. `seen` is the version that the statement saw
 * when it began. If that is not the locked one, it had to wait for somebody, and what it read beside the lock is old.
 */
const loopStatement = ({ held, after, more, row }: Asking) => `
with ${held} locked as materialized (
  select state, version, array(select m ->> 'participant' from jsonb_array_elements(state -> 'members') m) || $3::text[] as people
  from loop_state where program_id = $1 and loop_id = $2 ${after} for update
)
select l.state, l.version, ${more}
  (select coalesce(extract(epoch from last_at) * 1000, 0)::float8 from ${row}) as last_at,
  (select version from loop_state where program_id = $1 and loop_id = $2) as seen,
  ${placesAfter(4, "l.version")} as places,
  p.row as pathway_row, case when p.row = $5 then null else p.pathway end as pathway,
  (select json_agg(json_build_array(participant_id, state, last_active)) from (
    select s.participant_id, s.state,
      case when s.participant_id = any($3::text[]) then (select coalesce(extract(epoch from last_active_at) * 1000, 0)::float8 from participant
        where program_id = $1 and participant_id = s.participant_id) end as last_active
    from person_state s where s.program_id = $1 and s.participant_id = any(l.people)) one) as people,
  (select json_agg(json_build_array(participant_id, role, stage, entered_at, stuck_from, paused, closed, completed_at, done, next, turn, turn_until))
    from standing where program_id = $1 and loop_id = $2 and loop_id <> '') as standings
from locked l, (select pathway, xmin::text || ctid::text as row from program where program_id = $1) p`;
const ONE_LOOP = loopStatement({ held: "", after: "", more: "", row: "loop where program_id = $1 and loop_id = $2" });

/** The same for a verb that asks first. It locks the loop's own row before the state, as all verbs do. */
const HELD =
  "held as materialized (select status, last_at from loop where program_id = $1 and loop_id = $2 for no key update),";
const heldStatement = ({ piece: { text } }: Filled) =>
  loopStatement({
    held: HELD,
    after: "and exists (select from held)",
    more: `(select status from held) as status, ${shifted(text, 5)} as answer,`,
    row: "held",
  });

type Answer = {
  state: LoopState;
  version: number;
  last_at: number | null;
  seen: number | null;
  places: number[];
  pathway_row: string;
  pathway: Pathway | null;
  people: [ParticipantId, PersonState, number | null][] | null;
  standings: StandingValues[] | null;
};
type StandingValues = [
  string,
  StandingRow["role"],
  number,
  string,
  string | null,
  boolean,
  boolean,
  string | null,
  string[],
  string[],
  StandingRow["turn"],
  string | null,
];

/** The loop in which all drafts happen. Null: several loops, who is in them changes, or something may have been told before. */
export function oneLoop(drafts: readonly Draft[]): LoopId | null {
  const loop = drafts[0]?.loop;
  const plain = (draft: Draft) =>
    draft.loop === loop &&
    draft.id === undefined &&
    draft.of === undefined &&
    !draft.kind.startsWith("loop.") &&
    !isAlone(draft as Activity);
  return loop && drafts.every(plain) ? loop : null;
}

/** Locks and loads one loop; null when there is no such loop. */
export async function loadLoop(
  tx: Tx,
  programId: ProgramId,
  loop: LoopId,
  drafts: readonly Draft[],
  engines: Engines,
): Promise<Loaded | null> {
  const named = [...new Set(drafts.flatMap(peopleIn))];
  const kept = engines.kept(programId);
  const answer = await askOnce<Answer>(tx, ONE_LOOP, [programId, loop, named, drafts.length, kept?.row ?? ""]);
  return answer ? loadedOf(programId, loop, answer, engines, kept) : null;
}

/** The same before it is known whether anything will happen there, with the answer to what the verb asks. */
export async function holdLoop(tx: Tx, programId: ProgramId, { loop, actor, ask }: Holding, engines: Engines) {
  const kept = engines.kept(programId);
  const values = [programId, loop, [actor], 1, kept?.row ?? "", ...ask.values];
  const answer = await askOnce<Answer & HeldAnswer>(tx, heldStatement(ask), values);
  if (!answer) return null;
  const loaded = loadedOf(programId, loop, answer, engines, kept);
  return { status: answer.status, answer: answer.answer, loaded };
}
type HeldAnswer = { status: LoopStatus; answer: unknown };

async function askOnce<Row extends Answer>(tx: Tx, text: string, values: unknown[]): Promise<Row | undefined> {
  const ask = async () => (await tx.executeQuery(prepared<Row>(text, values))).rows[0];
  const answer = await ask();
  // The lock is held now: what is read again is true until the end of the transaction.
  return answer && answer.seen !== answer.version ? ask() : answer;
}

function loadedOf(
  programId: ProgramId,
  loop: LoopId,
  answer: Answer,
  engines: Engines,
  kept: Kept | undefined,
): Loaded {
  const world = emptyWorld();
  for (const [id, state] of answer.people ?? []) world.persons.set(id, state);
  world.loops.set(loop, answer.state);
  return {
    engine: engines.of(programId, kept, answer.pathway_row, answer.pathway),
    places: answer.places,
    world,
    loopVersions: new Map([[loop, answer.version]]),
    personVersions: new Map(),
    standings: new Map((answer.standings ?? []).map((values) => standingOf(programId, loop, values))),
    lastInLoop: new Map(answer.last_at === null ? [] : [[loop, answer.last_at]]),
    lastActive: new Map((answer.people ?? []).flatMap(([id, , at]) => (at === null ? [] : [[id, at]]))),
  };
}

function standingOf(programId: ProgramId, loop: string, values: StandingValues): [string, NewStanding] {
  const [participant, role, stage, entered, stuck, paused, closed, completed, done, next, turn, until] = values;
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return [
    standingKey(participant, loop),
    {
      program_id: programId,
      participant_id: participant,
      loop_id: loop,
      role,
      stage,
      entered_at: new Date(entered),
      stuck_from: moment(stuck),
      paused,
      closed,
      completed_at: moment(completed),
      done,
      next,
      turn,
      turn_until: moment(until),
    },
  ];
}
