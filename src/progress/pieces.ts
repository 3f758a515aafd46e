import type { ProgramId } from "../access/program-id.ts";
import type { Change } from "../milestones/settle.ts";
import type { Filled } from "../store/together.ts";
import type { NewStanding } from "./standing-row.ts";

/** A part of a statement that writes rows. They travel as JSON, so the text is the same for one row and for thousands. */
export const filled = (name: string, text: string) => (programId: ProgramId, rows: readonly unknown[]) => ({
  piece: { name, text },
  values: [programId, JSON.stringify(rows)],
});

const moved = (table: string, id: string) => `update ${table} t set state = x.state, version = t.version + 1
  from json_to_recordset($2::json) as x (${id} text, version integer, state jsonb)
  where t.program_id = $1 and t.${id} = x.${id} and t.version = x.version returning 1`;
const made = (table: string, id: string) => `insert into ${table} (program_id, ${id}, state, version)
  select $1, ${id}, state, 1 from json_to_recordset($2::json) as x (${id} text, state jsonb)`;

/** States that are there move on from the version that was read, and answer with a row for each that did; new ones are made. */
export const loopsMoved = filled("loops_moved", moved("loop_state", "loop_id"));
export const loopsMade = filled("loops_made", made("loop_state", "loop_id"));
export const peopleMoved = filled("people_moved", moved("person_state", "participant_id"));
export const peopleMade = filled("people_made", made("person_state", "participant_id"));

/** Standings that are no more: somebody left, or found a loop. */
export const standingsGone = filled(
  "standings_gone",
  `delete from standing s using json_to_recordset($2::json) as x (participant_id text, loop_id text)
    where s.program_id = $1 and s.participant_id = x.participant_id and s.loop_id = x.loop_id`,
);

const COLUMNS = {
  role: "text",
  stage: "smallint",
  entered_at: "timestamptz",
  stuck_from: "timestamptz",
  paused: "boolean",
  closed: "boolean",
  completed_at: "timestamptz",
  done: "text[]",
  next: "text[]",
  turn: "text",
  turn_until: "timestamptz",
} satisfies Partial<Record<keyof NewStanding, string>>;
const names = Object.keys(COLUMNS).join(", ");

/** Standings as they are now, new or changed. */
export const standingsKept = filled(
  "standings_kept",
  `insert into standing (program_id, participant_id, loop_id, ${names})
    select $1, participant_id, loop_id, ${names} from json_to_recordset($2::json) as x (participant_id text, loop_id text,
      ${Object.entries(COLUMNS)
        .map(([name, type]) => `${name} ${type}`)
        .join(", ")})
    on conflict (program_id, participant_id, loop_id) do update set
      ${Object.keys(COLUMNS)
        .map((name) => `${name} = excluded.${name}`)
        .join(", ")}, version = standing.version + 1`,
);

const insertPassed = filled(
  "stages_passed",
  `insert into stage_transition (program_id, participant_id, loop_id, to_stage, role, from_stage, at, activity_id)
    select $1, participant_id, loop_id, to_stage, role, from_stage, at, activity_id from json_to_recordset($2::json) as x
      (participant_id text, loop_id text, to_stage smallint, role text, from_stage smallint, at timestamptz, activity_id text)
    on conflict do nothing`,
);

/** Who passed from which stage to which, by which activity; a completion is no transition. */
export function stagesPassed(programId: ProgramId, changes: readonly Change[]): Filled | null {
  const passed = transitionsOf(changes);
  return passed.length === 0 ? null : insertPassed(programId, passed);
}

/** A row of `stage_transition`, without its program. */
export type Transition = ReturnType<typeof transitionOf>;
export const transitionsOf = (changes: readonly Change[]): Transition[] =>
  changes.filter((change) => !change.completed).map(transitionOf);

function transitionOf(change: Change) {
  return {
    participant_id: change.participant as string,
    loop_id: change.loop as string,
    to_stage: change.to,
    role: change.role,
    from_stage: change.from,
    at: new Date(change.at),
    activity_id: change.activity,
  };
}

/** The end of the statement: it tells open pages, and answers with how many states moved on. */
export function answerOf(pieces: readonly Filled[], channel: string, payload: string): Filled {
  const counted = pieces.map(({ piece }) => piece.name).filter((name) => name.endsWith("_moved"));
  const counts = counted.map((name) => `(select count(*) from ${name}) as ${name}`);
  const text = `select ${["pg_notify($1, $2)", ...counts].join(", ")}`;
  return { piece: { name: ["told", ...counted].join("_"), text }, values: [channel, payload] };
}
export type Answer = { loops_moved?: number; people_moved?: number };
