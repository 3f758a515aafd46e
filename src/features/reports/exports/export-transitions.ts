import { sql } from "kysely";
import { csvMoment } from "../../../web/csv.ts";
import { type Scope, within } from "../scope.ts";
import { AT_ONCE, inPieces } from "./in-pieces.ts";
import "../../../progress/progress.tables.ts";

const HEADER = ["Participant", "Name", "Status", "Cohort", "Joined (UTC)", "Loop", "Role", "From", "To", "At (UTC)"];

/** Who passed from which milestone to which, and when: those of the days of the scope, people who left included. */
export function exportTransitions(scope: Scope): AsyncGenerator<string> {
  const stage = (at: number | null) => (at === null ? "" : (scope.program.pathway.stages[at]?.name ?? ""));
  const read = (after: Place | null) => rowsOf(scope, after);
  return inPieces(HEADER, read, (row) => [
    row.participant_id,
    row.name,
    row.status,
    row.cohort ?? "",
    csvMoment(row.joined_at),
    row.loop_id,
    row.role,
    stage(row.from_stage),
    stage(row.to_stage),
    csvMoment(row.at),
  ]);
}

function rowsOf({ db, program, slice, period }: Scope, after: Place | null) {
  const key = after && sql`(${after.participant_id}, ${after.loop_id}, ${after.to_stage}::smallint)`;
  return db
    .selectFrom("stage_transition as t")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "t.program_id").onRef("p.participant_id", "=", "t.participant_id"),
    )
    .leftJoin("cohort as c", (join) =>
      join.onRef("c.program_id", "=", "p.program_id").onRef("c.cohort_id", "=", "p.cohort_id"),
    )
    .where("t.program_id", "=", program.programId)
    .where("t.at", ">=", period.since)
    .where("t.at", "<", period.until)
    .where(within(slice, program, "t.participant_id"))
    .$if(key !== null, (rows) => rows.where(sql<boolean>`(t.participant_id, t.loop_id, t.to_stage) > ${key}`))
    .orderBy("t.participant_id")
    .orderBy("t.loop_id")
    .orderBy("t.to_stage")
    .limit(AT_ONCE)
    .select(["t.participant_id", "t.loop_id", "t.role", "t.from_stage", "t.to_stage", "t.at"])
    .select(["p.name", "p.status", "p.joined_at", "c.name as cohort"])
    .execute();
}
type Place = { participant_id: string; loop_id: string; to_stage: number };
