import { sql } from "kysely";
import "../access/access.tables.ts";
import { aboutPeople } from "./about-people.ts";
import { people } from "./insight.ts";

/** Those whose partner left the program and who have no other loop of two since. */
export const lostPartner = aboutPeople({
  key: "lost-partner",
  title: "Lost their partner",
  who: ({ programId }) => sql`
    select m.participant_id, max(l.closed_at) as since, null::text as note
    from loop l
      join loop_member m on m.program_id = l.program_id and m.loop_id = l.loop_id and m.removed_at is null
    where l.program_id = ${programId} and l.status = 'closed' and l.reason = 'partner-left'
      and not exists (select 1 from loop_member m2
        join loop l2 on l2.program_id = m2.program_id and l2.loop_id = m2.loop_id
        where m2.program_id = m.program_id and m2.participant_id = m.participant_id and m2.removed_at is null
          and l2.kind = 'pair' and (l2.status <> 'closed' or l2.opened_at > l.closed_at))
    group by m.participant_id`,
  sentence: (n) => `${people(n)} lost their partner`,
  detail: "Their partner left the program, and they have no other loop of two since.",
  why: "They did nothing wrong, and it feels as if. A word now, and a new partner soon, is what keeps them.",
  action: { label: "Match people", to: "loops/new" },
  forOne: ({ id, name }) => ({
    label: "Find a partner",
    spoken: `Find a partner for ${name}`,
    to: `loops/new?with=${id}`,
  }),
});
