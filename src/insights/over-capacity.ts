import { sql } from "kysely";
import "../access/access.tables.ts";
import { aboutPeople } from "./about-people.ts";
import { people } from "./insight.ts";

/** Mentors who have more mentees in loops of two than they said they would take. Groups do not count, paused loops do. */
export const overCapacity = aboutPeople({
  key: "over-capacity",
  title: "More mentees than they take",
  who: ({ programId }) => sql`
    select p.participant_id, null::timestamptz as since, 'has ' || n.mentees || ', takes ' || p.capacity as note
    from participant p
      cross join lateral (select count(*) as mentees from loop_member m
        join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
        where m.program_id = p.program_id and m.participant_id = p.participant_id and m.role = 'mentor'
          and m.removed_at is null and l.status <> 'closed' and l.kind = 'pair') n
    where p.program_id = ${programId} and p.capacity is not null and n.mentees > p.capacity`,
  sentence: (n) => `${people(n)} ${n === 1 ? "has" : "have"} more mentees than they take`,
  why: "Who has said how much they can give and is asked for more gives less to everybody, or leaves.",
});
