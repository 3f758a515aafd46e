import { sql } from "kysely";
import "../access/access.tables.ts";
import "../activity/activity.tables.ts";
import { aboutPeople } from "./about-people.ts";
import { daysBefore, people } from "./insight.ts";

/** So long nothing has happened in a loop that met once. */
export const SILENT_DAYS = 14;
/** A meeting longer ago than this is no beginning that could still be picked up. */
const MET_WITHIN_DAYS = 90;

/**
 * Who met once and has been silent since: the loop is open, its only meeting was in the last 90 days, nothing has happened
 * in it for two weeks, and no date is set. Loops that were asked whether they go on are left to `silent`.
 */
export const metOnce = aboutPeople({
  key: "met-once",
  title: "Met once, and silent since",
  who: ({ programId }, asOf) => sql`
    select m.participant_id, last.recorded_at as since, null::text as note
    from meeting h
      join loop l on l.program_id = h.program_id and l.loop_id = h.loop_id and l.status = 'open'
      cross join lateral (select a.recorded_at from activity a
        where a.program_id = l.program_id and a.loop_id = l.loop_id order by a.seq desc limit 1) last
      join loop_member m on m.program_id = l.program_id and m.loop_id = l.loop_id and m.removed_at is null
    where h.program_id = ${programId} and h.status = 'held'
      and h.ends_at <= ${daysBefore(asOf, SILENT_DAYS)} and h.ends_at > ${daysBefore(asOf, MET_WITHIN_DAYS)}
      and last.recorded_at <= ${daysBefore(asOf, SILENT_DAYS)}
      and not exists (select 1 from meeting o where o.program_id = h.program_id and o.loop_id = h.loop_id
        and o.meeting_id <> h.meeting_id and o.status in ('held', 'arranged'))
      and not exists (select 1 from silence_question q where q.program_id = l.program_id and q.loop_id = l.loop_id
        and (case when q.answered_at is null then q.asked_at >= last.recorded_at
          else q.answered_at > ${daysBefore(asOf, SILENT_DAYS)} end))`,
  sentence: (n) => `${people(n)} met once, and nothing has happened for ${SILENT_DAYS} days`,
  detail: "No message, no date, no goal since. Perhaps they meet elsewhere.",
  why: "The second meeting is the one that makes it a relationship. If it does not come within a few weeks, it seldom comes.",
});
