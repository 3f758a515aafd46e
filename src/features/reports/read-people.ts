import { sql } from "kysely";
import type { Scope } from "./scope.ts";
import { within } from "./scope.ts";

export type PeopleFigures = {
  /** All who came before the period's end, gone or not. */
  came: number;
  here: number;
  mentors: number;
  mentees: number;
  either: number;
  joined: number;
  inALoop: number;
};

/** Who is in the program when the period ends, who joined in it, and who of them is in an open loop then. */
export async function readPeople({ db, program, period, slice }: Scope): Promise<PeopleFigures> {
  const { since, until } = period;
  const here = sql`(p.removed_at is null or p.removed_at >= ${until})`;
  const role = (name: string) => sql`count(*) filter (where ${here} and p.role = ${name})`;
  const { rows } = await sql<PeopleFigures>`
    select count(*) as came, count(*) filter (where ${here}) as here,
      ${role("mentor")} as mentors, ${role("mentee")} as mentees, ${role("either")} as either,
      count(*) filter (where p.joined_at >= ${since}) as joined,
      count(*) filter (where ${here} and m.participant_id is not null) as "inALoop"
    from participant p left join (
      select distinct m.participant_id from loop_member m join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
      where m.program_id = ${program.programId} and m.added_at < ${until}
        and (m.removed_at is null or m.removed_at >= ${until})
        and (l.closed_at is null or l.closed_at >= ${until}) and ${within(slice, program, "m.participant_id")}) m on m.participant_id = p.participant_id
    where p.program_id = ${program.programId} and p.joined_at < ${until} and ${within(slice, program, "p.participant_id")}
  `.execute(db);
  return rows[0] as PeopleFigures;
}
