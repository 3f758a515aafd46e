import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Filled } from "../store/together.ts";
import "./activity.tables.ts";
import { toRow } from "./row.ts";

const APPENDED = {
  name: "appended",
  text: `insert into activity (program_id, seq, id, kind, occurred_at, recorded_at, loop_id, actor, person_id, data)
    select $1, seq, id, kind, occurred_at, recorded_at, loop_id, actor, person_id, data from json_to_recordset($2::json)
      as a (seq bigint, id text, kind text, occurred_at timestamptz, recorded_at timestamptz, loop_id text, actor text, person_id text, data jsonb)`,
};
const TAKEN_BACK = {
  name: "taken_back",
  text: `insert into retraction (program_id, activity_id, retracted_by, recorded_at)
    select $1, activity_id, retracted_by, recorded_at from json_to_recordset($2::json)
      as r (activity_id text, retracted_by text, recorded_at timestamptz)`,
};

/** The rows of these activities, as parts of the statement that also writes what follows from them. */
export function appended(programId: ProgramId, activities: readonly Activity[]): Filled[] {
  const rows = activities.map((activity) => {
    const { program_id: _, ...row } = toRow(programId, activity);
    return row;
  });
  const pieces: Filled[] = [{ piece: APPENDED, values: [programId, JSON.stringify(rows)] }];
  const taken = rows.filter((row) => row.kind === "activity.retracted");
  if (taken.length > 0) {
    const retractions = taken.map((row) => ({
      activity_id: String(row.data.of),
      retracted_by: row.id,
      recorded_at: row.recorded_at,
    }));
    pieces.push({ piece: TAKEN_BACK, values: [programId, JSON.stringify(retractions)] });
  }
  return pieces;
}
