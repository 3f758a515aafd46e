import { sql } from "kysely";
import "../progress/progress.tables.ts";
import { aboutPeople } from "./about-people.ts";
import { daysBefore, people } from "./insight.ts";

/** Somebody is told of after so many days without a partner. Once they are stuck, `stuck` tells of them instead. */
export const WAITING_DAYS = 7;

/** Who waits for a match and is not stuck yet. */
export const waiting = aboutPeople({
  key: "waiting",
  title: `Without a partner for ${WAITING_DAYS} days or more, not yet stuck`,
  who: ({ programId }, asOf) => sql`
    select s.participant_id, s.entered_at as since, null::text as note from standing s
    where s.program_id = ${programId} and s.loop_id = '' and not s.closed
      and s.entered_at <= ${daysBefore(asOf, WAITING_DAYS)} and s.stuck_from >= ${asOf}`,
  sentence: (n) => `${people(n)} ${n === 1 ? "has" : "have"} waited for a match for ${WAITING_DAYS} days or longer`,
  detail: "They are not stuck yet: a match now comes in time.",
  why: "Whoever signs up wants to begin. After about three weeks of waiting many no longer answer.",
  action: { label: "Match people", to: "loops/new" },
  forOne: ({ id, name }) => ({
    label: "Find a partner",
    spoken: `Find a partner for ${name}`,
    to: `loops/new?with=${id}`,
  }),
});
