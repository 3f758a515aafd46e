import { sql } from "kysely";
import "../access/access.tables.ts";
import { aboutPeople } from "./about-people.ts";
import { daysBefore, people } from "./insight.ts";

/** A pair is told of so many days after a meeting that did not come about, if no other one is in sight. */
export const NO_OTHER_MEETING_DAYS = 7;

/**
 * Who arranged to meet and never did: the loop is open, and every meeting in it was called off or did not take place. The
 * last time that became clear was a week ago or longer, and no proposal of the last week is open.
 */
export const neverMet = aboutPeople({
  key: "never-met",
  title: "Arranged to meet, and never did",
  who: ({ programId }, asOf) => sql`
    select m.participant_id, off.since, null::text as note
    from (select c.loop_id, max(coalesce(c.cancelled_at, c.starts_at)) as since from meeting c
        where c.program_id = ${programId} and c.status = 'cancelled'
          and coalesce(c.cancelled_at, c.starts_at) <= ${daysBefore(asOf, NO_OTHER_MEETING_DAYS)}
          and not exists (select 1 from meeting o where o.program_id = c.program_id and o.loop_id = c.loop_id
            and (o.status <> 'cancelled'
              or coalesce(o.cancelled_at, o.starts_at) > ${daysBefore(asOf, NO_OTHER_MEETING_DAYS)}))
        group by c.loop_id) off
      join loop l on l.program_id = ${programId} and l.loop_id = off.loop_id and l.status = 'open'
      join loop_member m on m.program_id = l.program_id and m.loop_id = l.loop_id and m.removed_at is null
    where not exists (select 1 from meeting_proposal p where p.program_id = l.program_id and p.loop_id = l.loop_id
      and p.status = 'open' and p.created_at > ${daysBefore(asOf, NO_OTHER_MEETING_DAYS)})`,
  sentence: (n) => `${people(n)} arranged to meet, and never did`,
  detail: `Their meetings were called off or did not take place, and for ${NO_OTHER_MEETING_DAYS} days there has been no other date.`,
  why: "Most pairs that end without a word never had a first meeting. Who arranged one wanted it: a new date is a small step.",
});
