import { sql } from "kysely";
import { csvMoment } from "../../../web/csv.ts";
import { type Scope, within } from "../scope.ts";
import { AT_ONCE, inPieces } from "./in-pieces.ts";

const HEADER = ["Intervention", "Day", "Kind", "Participant", "Name", "Cohort", "By", "Note", "Logged (UTC)"];
type Row = {
  intervention_id: string;
  happened_on: string;
  kind: string;
  participant_id: string;
  name: string;
  cohort: string | null;
  by: string | null;
  note: string;
  logged_at: Date;
};

/** What coordinators did about people in the days of the scope, and noted: in their own words, for them alone. */
export function exportInterventions(scope: Scope): AsyncGenerator<string> {
  const read = (after: Row | null) => rowsOf(scope, after);
  return inPieces(HEADER, read, (row) => [
    row.intervention_id,
    row.happened_on,
    row.kind,
    row.participant_id,
    row.name,
    row.cohort ?? "",
    row.by ?? "",
    row.note,
    csvMoment(row.logged_at),
  ]);
}

async function rowsOf({ db, program, slice, period }: Scope, after: Row | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select i.intervention_id, i.happened_on::text as happened_on, i.kind, i.participant_id, p.name, c.name as cohort,
      u.name as by, i.note, i.logged_at
    from intervention i
    join participant p on p.program_id = i.program_id and p.participant_id = i.participant_id
    left join cohort c on c.program_id = p.program_id and c.cohort_id = p.cohort_id
    left join "user" u on u.id = i.logged_by
    where i.program_id = ${program.programId}
      and i.happened_on >= ${period.from}::date and i.happened_on <= ${period.to}::date
      and ${within(slice, program, "i.participant_id")}
      ${after ? sql`and i.intervention_id > ${after.intervention_id}` : sql``}
    order by i.intervention_id limit ${AT_ONCE}`.execute(db);
  return rows;
}
