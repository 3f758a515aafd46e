import type { Filled } from "../store/together.ts";
import { PLACES } from "./counts-of.ts";
import { filled } from "./pieces.ts";
import { TURNS } from "./stuck-spans.ts";

const integers = (names: readonly string[]) => names.map((name) => `${name} integer`).join(", ");
const added = (table: string, names: readonly string[]) =>
  names.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(", ");

const STAGE = ["people", "standings", "paused", ...PLACES];
/** Adds to the counts of stages. */
export const stagesMoved = filled(
  "stages_moved",
  `insert into stage_count (program_id, stage, ${STAGE.join(", ")})
    select $1, stage, ${STAGE.join(", ")} from json_to_recordset($2::json) as x (stage smallint, ${integers(STAGE)})
    on conflict (program_id, stage) do update set ${added("stage_count", STAGE)}`,
);

const SPAN = ["people", ...TURNS];
/** Adds to the counts of those who become stuck in a span of time. */
export const spansMoved = filled(
  "spans_moved",
  `insert into stuck_count (program_id, stage, width, starts_at, ${SPAN.join(", ")})
    select $1, stage, width, starts_at, ${SPAN.join(", ")}
    from json_to_recordset($2::json) as x (stage smallint, width integer, starts_at timestamptz, ${integers(SPAN)})
    on conflict (program_id, width, starts_at, stage) do update set ${added("stuck_count", SPAN)}`,
);

/** Writes from when on people are stuck at a stage. */
export const peopleStuck = filled(
  "people_stuck",
  `update stage_person p set ${TURNS.map((turn) => `stuck_${turn} = x.stuck_${turn}`).join(", ")}
    from json_to_recordset($2::json) as x
      (stage smallint, participant_id text, ${TURNS.map((turn) => `stuck_${turn} timestamptz`).join(", ")})
    where p.program_id = $1 and p.stage = x.stage and p.participant_id = x.participant_id`,
);

/** The statement has to end in something; nobody asks what. */
export const countersAnswer: Filled = { piece: { name: "counted", text: "select 1" }, values: [] };
