import { sql } from "kysely";
import "../access/access.tables.ts";
import "../activity/activity.tables.ts";
import { aboutPeople } from "./about-people.ts";
import { daysBefore, people } from "./insight.ts";

/** How many days are looked at. */
export const LOOKED_AT_DAYS = 60;
/** One side has done at least so many things, and so many times as much as the other. */
export const AT_LEAST = 8;

/**
 * Who carries their loop alone: in an open loop of two, one has done eight things or more in 60 days (messages, dates, goals,
 * kudos), and eight times as many as the other. Only the number of things counts, never what was said.
 */
export const oneSided = aboutPeople({
  key: "one-sided",
  title: "Carries the loop alone",
  who: ({ programId }, asOf) => sql`
    select c.actor as participant_id, null::timestamptz as since, c.mine || ' of ' || c.together as note
    from (select d.loop_id, d.actor, d.mine, sum(d.mine) over (partition by d.loop_id) as together
        from (select a.loop_id, a.actor, count(*) as mine from activity a
          where a.program_id = ${programId} and a.loop_id is not null and a.actor is not null
            and a.recorded_at > ${daysBefore(asOf, LOOKED_AT_DAYS)} and a.recorded_at <= ${asOf}
            and a.kind not in ('loop.opened', 'loop.member-added', 'loop.member-removed', 'loop.paused', 'loop.resumed',
              'loop.closed', 'loop.reopened', 'meeting.held', 'step.granted', 'activity.retracted')
            and not exists (select 1 from retraction r where r.program_id = a.program_id and r.activity_id = a.id)
          group by a.loop_id, a.actor) d) c
      join loop l on l.program_id = ${programId} and l.loop_id = c.loop_id and l.status = 'open' and l.kind = 'pair'
      join loop_member m on m.program_id = l.program_id and m.loop_id = l.loop_id and m.participant_id = c.actor
        and m.removed_at is null
    where c.mine >= ${AT_LEAST} and c.mine >= ${AT_LEAST} * (c.together - c.mine)`,
  sentence: (n) => `${people(n)} ${n === 1 ? "carries" : "carry"} their loop alone`,
  detail: `In the last ${LOOKED_AT_DAYS} days they did ${AT_LEAST} things or more there, and ${AT_LEAST} times as much as their partner.`,
  why: "Whoever always begins stops some day. Thank them, ask how it is, and find out whether the other one still wants to.",
});
