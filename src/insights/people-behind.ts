import { sql } from "kysely";
import type { PeopleQuestion } from "./about-people.ts";
import { daysBefore } from "./insight.ts";
import { SPEAKS_FOR_DAYS } from "./low-ratings.ts";

/** They ask for nobody: they can only be listed. */
const ask = async () => [];

/** People behind a number of the dashboard, to be listed on the Participants page. */
export const PEOPLE_BEHIND: readonly PeopleQuestion[] = [
  {
    ask,
    key: "rated",
    title: `Rated their mentoring in the last ${SPEAKS_FOR_DAYS} days`,
    who: ({ programId }, asOf) => sql`
      select distinct f.author_id as participant_id, null::timestamptz as since, null::text as note from feedback f
      where f.program_id = ${programId} and f.given_at > ${daysBefore(asOf, SPEAKS_FOR_DAYS)} and f.given_at <= ${asOf}`,
  },
  {
    ask,
    key: "completed",
    title: "Reached the end of their milestones",
    who: ({ programId }) => sql`
      select s.participant_id, s.completed_at as since, null::text as note from standing s
      where s.program_id = ${programId} and s.completed_at is not null`,
  },
];
