import { sql } from "kysely";
import { type Scope, within } from "./scope.ts";

/** With fewer people than this a score would say too much about each of them. */
export const FEWEST_VOICES = 5;

/** The mean of the ratings; null when too few people gave one, and then not even how many did. */
export type Voices = { score: number; answers: number; people: number } | null;

/** How people rated their mentoring in the period, 1 to 5: every rating counts once. Nothing while fewer than five people gave one. */
export async function readVoices({ db, program, period, slice }: Scope): Promise<Voices> {
  const { rows } = await sql<{ score: number; answers: number; people: number }>`
    select avg(f.rating)::float8 as score, count(*) as answers, count(distinct f.author_id) as people
    from feedback f where f.program_id = ${program.programId} and f.given_at >= ${period.since}
      and f.given_at < ${period.until} and ${within(slice, program, "f.author_id")}
    having count(distinct f.author_id) >= ${FEWEST_VOICES}`.execute(db);
  return rows[0] ?? null;
}

export type ToldStory = { name: string; body: string };
const STORIES_SHOWN = 3;

/** The newest stories that their writers show everybody in the program; of people who left, none. */
export async function readStories({ db, program, period, slice }: Scope): Promise<ToldStory[]> {
  const { rows } = await sql<ToldStory>`
    select p.name, s.body from story s
    join participant p on p.program_id = s.program_id and p.participant_id = s.author_id and p.status <> 'removed'
    where s.program_id = ${program.programId} and s.published and s.published_at >= ${period.since}
      and s.published_at < ${period.until} and ${within(slice, program, "s.author_id")}
    order by s.published_at desc, s.story_id desc limit ${STORIES_SHOWN}`.execute(db);
  return rows;
}
