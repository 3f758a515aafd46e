import { sql } from "kysely";
import { isWhole } from "../../../insights/slice.ts";
import { csvMoment } from "../../../web/csv.ts";
import { type Scope, within } from "../scope.ts";
import { AT_ONCE, inPieces } from "./in-pieces.ts";

const HEADER = ["Meeting", "Loop", "Kind", "Mentors", "Mentees", "Status", "Starts (UTC)", "Minutes", "Elsewhere"];
type Row = {
  meeting_id: string;
  loop_id: string;
  kind: string;
  mentors: string | null;
  mentees: string | null;
  status: string;
  starts_at: Date;
  minutes: number;
  elsewhere: boolean;
  attendees: number | null;
};

/** The meetings that begin in the days of the scope: when, whose, and what came of them; never where, nor what about. */
export function exportMeetings(scope: Scope): AsyncGenerator<string> {
  const read = (after: Row | null) => rowsOf(scope, after);
  return inPieces([...HEADER, "Were there"], read, (row) => [
    row.meeting_id,
    row.loop_id,
    row.kind === "pair" ? "pair" : "group",
    row.mentors ?? "",
    row.mentees ?? "",
    row.status,
    csvMoment(row.starts_at),
    row.minutes > 0 ? String(row.minutes) : "",
    row.elsewhere ? "yes" : "",
    row.status === "held" ? String(row.attendees ?? "all") : "",
  ]);
}

async function rowsOf({ db, program, slice, period }: Scope, after: Row | null): Promise<Row[]> {
  const { programId } = program;
  const names = (role: string) => sql`(select string_agg(p.name, ', ' order by p.name) from loop_member m
    join participant p on p.program_id = m.program_id and p.participant_id = m.participant_id
    where m.program_id = e.program_id and m.loop_id = e.loop_id and m.role = ${role})`;
  const inTheSlice = sql`and exists (select from loop_member m where m.program_id = e.program_id
    and m.loop_id = e.loop_id and ${within(slice, program, "m.participant_id")})`;
  const { rows } = await sql<Row>`
    select e.meeting_id, e.loop_id, l.kind, ${names("mentor")} as mentors, ${names("mentee")} as mentees, e.status,
      e.starts_at, round(extract(epoch from e.ends_at - e.starts_at) / 60)::integer as minutes, e.elsewhere,
      jsonb_array_length(e.attendees) as attendees
    from meeting e join loop l on l.program_id = e.program_id and l.loop_id = e.loop_id
    where e.program_id = ${programId} and e.starts_at >= ${period.since} and e.starts_at < ${period.until}
      ${after ? sql`and (e.loop_id, e.meeting_id) > (${after.loop_id}, ${after.meeting_id})` : sql``}
      ${isWhole(slice) ? sql`` : inTheSlice}
    order by e.loop_id, e.meeting_id limit ${AT_ONCE}`.execute(db);
  return rows;
}
