import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import "../activity/activity.tables.ts";
import "../progress/progress.tables.ts";
import { spanStart } from "../progress/stuck-spans.ts";
import { aboutPeople } from "./about-people.ts";
import { DAY, daysBefore, people } from "./insight.ts";

/** So long it has been somebody's turn, and nothing has happened in their loop. */
export const TURN_DAYS = 14;

/**
 * Whose turn it has been for two weeks or longer, before they are stuck. Only something that happens in a loop changes whose
 * turn it is there: it has been theirs since the last activity.
 */
export const turn = aboutPeople({
  key: "turn",
  title: `Their turn for ${TURN_DAYS} days or more, not yet stuck`,
  who: (program, asOf) => sql`
    select s.participant_id, last.recorded_at as since, null::text as note
    from standing s
      cross join lateral (select a.recorded_at from activity a
        where a.program_id = s.program_id and a.loop_id = s.loop_id order by a.seq desc limit 1) last
    where s.program_id = ${program.programId} and s.turn = 'me' and s.loop_id <> '' and s.stuck_from >= ${asOf}
      and date_bin('20 minutes', s.stuck_from, 'epoch'::timestamptz) >= ${spanOf(asOf)}
      and date_bin('20 minutes', s.stuck_from, 'epoch'::timestamptz) <= ${latest(program, asOf)}
      and last.recorded_at <= ${daysBefore(asOf, TURN_DAYS)}`,
  sentence: (n) => `It has been the turn of ${people(n)} for ${TURN_DAYS} days or longer`,
  detail: "Nothing has happened in their loop since, and their partner can only wait. They are not stuck yet.",
  why: "The one who waits does not know whether it is lack of time or lack of will. One kind sentence to the right person is mostly enough.",
  action: { label: "Reach out", to: "outreach/new?insight=turn&sample=your-turn" },
});

/** The latest moment at which somebody can become stuck who has not moved for so long: the index finds the few before it. */
function latest({ pathway }: Program, asOf: Date): Date {
  const days = Math.max(pathway.stuckAfterDays, ...pathway.stages.map((stage) => stage.stuckAfterDays ?? 0));
  return new Date(asOf.getTime() + Math.max(0, days - TURN_DAYS) * DAY);
}

/** The index has the moments in spans of 20 minutes: where the one begins in which this moment lies. */
const spanOf = (at: Date) => new Date(spanStart(20, at.getTime()));
