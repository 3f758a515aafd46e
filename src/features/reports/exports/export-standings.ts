import { sql } from "kysely";
import { daysInStage } from "../../../insights/days-in-stage.ts";
import { csvMoment } from "../../../web/csv.ts";
import { type Scope, within } from "../scope.ts";
import { AT_ONCE, inPieces } from "./in-pieces.ts";
import "../../../progress/progress.tables.ts";

const HEADER = ["Participant", "Name", "Email", "Cohort", "Loop", "Role", "Milestone", "Since (UTC)", "Days", "Stuck"];
const LAST = ["Paused", "Closed", "Completed (UTC)", "Whose turn"];
const TURNS = { me: "theirs", partner: "their partner's", either: "either's", nobody: "nobody's" };

/** Where everybody stands now, a line for each loop (closed ones, too), in the order of ids. The days of the scope don't matter. */
export function exportStandings({ db, program, slice }: Scope, asOf: Date): AsyncGenerator<string> {
  const read = (after: Place | null) => rowsOf({ db, program, slice }, after);
  return inPieces([...HEADER, ...LAST], read, (row) => [
    row.participant_id,
    row.name,
    row.email ?? "",
    row.cohort ?? "",
    row.loop_id,
    row.role,
    program.pathway.stages[row.stage]?.name ?? "",
    csvMoment(row.entered_at),
    String(daysInStage(row, program.pathway, asOf) ?? ""),
    yes(row.stuck_from !== null && row.stuck_from < asOf),
    yes(row.paused),
    yes(row.closed),
    csvMoment(row.completed_at),
    row.turn ? TURNS[row.turn] : "",
  ]);
}

function rowsOf({ db, program, slice }: Omit<Scope, "period">, after: Place | null) {
  return db
    .selectFrom("standing as s")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "s.program_id").onRef("p.participant_id", "=", "s.participant_id"),
    )
    .leftJoin("cohort as c", (join) =>
      join.onRef("c.program_id", "=", "p.program_id").onRef("c.cohort_id", "=", "p.cohort_id"),
    )
    .where("s.program_id", "=", program.programId)
    .where("p.status", "<>", "removed")
    .where(within(slice, program, "s.participant_id"))
    .$if(after !== null, (rows) =>
      rows.where(sql<boolean>`(s.participant_id, s.loop_id) > (${after?.participant_id}, ${after?.loop_id})`),
    )
    .orderBy("s.participant_id")
    .orderBy("s.loop_id")
    .limit(AT_ONCE)
    .select(["s.participant_id", "s.loop_id", "s.role", "s.stage", "s.entered_at", "s.stuck_from", "s.paused"])
    .select(["s.closed", "s.completed_at", "s.turn", "p.name", "p.email", "c.name as cohort"])
    .execute();
}
type Place = { participant_id: string; loop_id: string };

const yes = (is: boolean) => (is ? "yes" : "");
