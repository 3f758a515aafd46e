import { sql } from "kysely";
import type { ProgramId } from "../../src/access/program-id.ts";
import type { Program } from "../../src/access/viewer.ts";
import { defaultPathway } from "../../src/milestones/default-pathway.ts";
import { WIDTHS } from "../../src/progress/stuck-spans.ts";
import type { Store } from "../../src/store/store.ts";

// No moment at which a span of the stuck counts begins: those would be the cheap ones.
export const NOW = new Date("2026-06-01T12:07:31.123Z");

/** A whole number below `below` that looks like chance and is the same each time; `salt` makes another of the same `i`. */
const chance = (salt: number, below: number) =>
  sql`((hashint4(i * 64 + ${sql.raw(String(salt))})::bigint + 2147483648) % ${sql.raw(String(below))})`;

/**
 * A program with this many participants: three in ten wait for a match, one in ten is in two loops, one in twenty was
 * removed, about one standing in eight is stuck. Written straight into the tables; its counters are computed from its standings.
 */
export async function fill(store: Store, people: number): Promise<Program> {
  const programId = `program-${people}` as ProgramId;
  const { db } = store;
  await sql`insert into organisation values (${programId}, 'Hilltop', ${NOW})`.execute(db);
  await sql`insert into program (program_id, org_id, name, timezone, pathway, created_at)
    values (${programId}, ${programId}, 'Spring', 'Europe/Lisbon', ${JSON.stringify(defaultPathway)}, ${NOW})`.execute(
    db,
  );
  await sql`
    insert into cohort (program_id, cohort_id, name, created_at)
    select ${programId}, 'cohort-' || n, 'Cohort ' || n, ${NOW} from generate_series(1, 9) n`.execute(db);
  await sql`
    insert into participant (program_id, participant_id, email, name, role, status, joined_at, last_active_at,
      timezone, headline, about, capacity, profile_completed_at, cohort_id)
    select ${programId}, 'p' || lpad(i::text, 8, '0'), 'person' || i || '@example.org',
      (array['Amara','Ben','Chiara','Dmitri','Elif','Farid','Grace','Hana','Ines','Jonas','Kofi','Lena','Mei','Noor','Olga','Pedro'])[1 + ${chance(1, 16)}]
        || ' ' || case when i % 4999 = 7 then 'Quillfeather' else
        (array['Adeyemi','Bauer','Costa','Dubois','Eriksen','Ferrari','Garcia','Haddad','Ito','Jansen','Kim','Lopez','Meyer','Novak','Okafor','Petrov'])[1 + ${chance(2, 16)}]
        || '-' || (array['Silva','Rossi','Tanaka','Ueda','Vogel','Weber','Yilmaz','Zhou'])[1 + ${chance(3, 8)}] end,
      case when ${chance(4, 10)} < 6 then 'mentee' when ${chance(4, 10)} < 9 then 'mentor' else 'either' end,
      case when i % 20 = 19 then 'removed' when ${chance(5, 10)} < 7 then 'active' when ${chance(5, 10)} < 8 then 'invited' else 'joined' end,
      ${NOW}::timestamptz - make_interval(days => 400 - (i % 300)),
      case when ${chance(6, 10)} = 0 then null else ${NOW}::timestamptz - make_interval(mins => (${chance(6, 400_000)})::int) end,
      case when i % 4001 = 9 then 'Pacific/Chatham' else (array['Europe/Lisbon','Europe/Berlin','America/Bogota','Asia/Tokyo'])[1 + ${chance(17, 4)}] end,
      (array['Nurse','Engineer','Teacher','Carpenter'])[1 + ${chance(18, 4)}] || case when i % 4999 = 11 then ' and glassblower' else '' end,
      case when ${chance(19, 10)} < 6 then 'I like to listen, and I speak two languages.' end,
      case when ${chance(20, 3)} = 0 then ${chance(21, 4)} end,
      case when ${chance(19, 10)} < 6 then ${NOW}::timestamptz end,
      'cohort-' || case when i % 3001 = 13 then 9 else 1 + ${chance(22, 8)} end
    from generate_series(1, ${people}::int) i`.execute(db);
  await sql`
    insert into participant_tag
    select distinct program_id, tag, participant_id from (
      select ${programId} as program_id, 'tag-' || lpad((${chance(7, 40)})::text, 2, '0') as tag, 'p' || lpad(i::text, 8, '0') as participant_id from generate_series(1, ${people}::int) i
      union all
      select ${programId}, 'city-' || lpad((${chance(8, 12)})::text, 2, '0'), 'p' || lpad(i::text, 8, '0') from generate_series(1, ${people}::int) i
      union all
      select ${programId}, 'rare', 'p' || lpad(i::text, 8, '0') from generate_series(1, ${people}::int) i where i % 2003 = 5) t`.execute(
    db,
  );
  await sql`
    with one as (
      select i, '' as loop_id, 0 as stage, false as in_loop, 1 as salt from generate_series(1, ${people}::int) i where i % 20 <> 19 and i % 10 < 3
      union all
      select i, 'loop-a-' || i / 2, (1 + ${chance(9, 4)})::int, true, 2 from generate_series(1, ${people}::int) i where i % 20 <> 19 and i % 10 >= 3
      union all
      select i, 'loop-b-' || i / 2, (1 + ${chance(10, 4)})::int, true, 3 from generate_series(1, ${people}::int) i where i % 20 <> 19 and i % 10 = 8
    ), told as (
      select one.*, in_loop and ${chance(11, 20)} = 0 as paused, in_loop and i % 10 = 8 and salt = 3 and ${chance(12, 10)} = 0 as closed,
        in_loop and stage = 4 and ${chance(13, 4)} = 0 as completed,
        case when ${chance(14, 100)} < 86 then ${chance(15, 30_000)} else 30240 + ${chance(15, 80_000)} end as minutes
      from one
    )
    insert into standing (program_id, participant_id, loop_id, role, stage, entered_at, stuck_from, paused, closed, completed_at, done, next, turn)
    select ${programId}, 'p' || lpad(i::text, 8, '0'), loop_id, case when i % 2 = 0 then 'mentor' else 'mentee' end, stage,
      ${NOW}::timestamptz - make_interval(mins => minutes::int, secs => (i % 60)::int),
      case when paused or closed or completed then null
        else ${NOW}::timestamptz - make_interval(mins => minutes::int, secs => (i % 60)::int) + interval '21 days' end,
      paused, closed, case when completed then ${NOW}::timestamptz end,
      array['be-matched','introduce-yourself','arrange-first-meeting'], array['meet','share-a-goal'],
      case when closed or completed then null else (array['me','partner','either','nobody'])[1 + ${chance(16, 4)}] end
    from told`.execute(db);
  await sql`
    insert into availability (program_id, participant_id, weekday, from_minute, to_minute)
    select ${programId}, 'p' || lpad(i::text, 8, '0'), 1 + i % 5, 540, 660
    from generate_series(1, ${people}::int) i where i % 3 = 0`.execute(db);
  await sql`
    insert into loop (program_id, loop_id, status, opened_at)
    select ${programId}, loop_id, case when bool_and(closed) then 'closed' when bool_or(paused) then 'paused' else 'open' end,
      min(entered_at) from standing where program_id = ${programId} and loop_id <> '' group by loop_id`.execute(db);
  await sql`
    insert into loop_member (program_id, loop_id, participant_id, role, added_at)
    select program_id, loop_id, participant_id, role, entered_at from standing
    where program_id = ${programId} and loop_id <> ''`.execute(db);
  // Four in ten have rated, one in fifty of those low; one in twenty does not answer.
  await sql`
    insert into feedback (program_id, loop_id, feedback_id, author_id, rating, given_at)
    select program_id, loop_id, loop_id || participant_id, participant_id,
      case when ${chance(23, 50)} = 0 then 2 when ${chance(23, 50)} < 6 then 3 else 4 + ${chance(24, 2)} end,
      ${NOW}::timestamptz - make_interval(mins => (${chance(25, 170_000)})::int)
    from (select s.*, substr(participant_id, 2)::int as i from standing s
      where program_id = ${programId} and loop_id like 'loop-a-%') s where ${chance(26, 10)} < 4`.execute(db);
  await sql`
    insert into feedback_request (program_id, loop_id, participant_id, question, asked_at)
    select program_id, loop_id, participant_id, 'check-in', ${NOW}::timestamptz - interval '20 days'
    from (select s.*, substr(participant_id, 2)::int as i from standing s
      where program_id = ${programId} and loop_id like 'loop-a-%') s where ${chance(27, 20)} = 0`.execute(db);
  await sql`
    insert into stage_person
    select program_id, stage, participant_id, count(*), count(*) filter (where paused),
      min(stuck_from) filter (where turn = 'me'), min(stuck_from) filter (where turn = 'partner'),
      min(stuck_from) filter (where turn = 'either'), min(stuck_from) filter (where turn = 'nobody')
    from standing where program_id = ${programId} and not closed group by 1, 2, 3`.execute(db);
  await sql`
    insert into stuck_count
    select program_id, stage, width, case when width = 0 then 'epoch' else date_bin(make_interval(mins => width), at, 'epoch') end,
      count(*) filter (where who = 'people'), count(*) filter (where who = 'me'), count(*) filter (where who = 'partner'),
      count(*) filter (where who = 'either'), count(*) filter (where who = 'nobody')
    from stage_person,
      lateral (values ('people', least(stuck_me, stuck_partner, stuck_either, stuck_nobody)), ('me', stuck_me),
        ('partner', stuck_partner), ('either', stuck_either), ('nobody', stuck_nobody)) as moment (who, at),
      unnest(${[...WIDTHS]}::integer[]) as width
    where program_id = ${programId} and at is not null group by 1, 2, 3, 4`.execute(db);
  await sql`
    insert into stage_count
    select p.*, s.mentors, s.mentees, s.unmatched_mentors, s.unmatched_mentees, s.unmatched_eithers
    from (select program_id, stage, count(*), sum(standings), sum(paused) from stage_person
      where program_id = ${programId} group by 1, 2) p
    join (select stage, count(*) filter (where loop_id <> '' and role = 'mentor') as mentors,
        count(*) filter (where loop_id <> '' and role = 'mentee') as mentees,
        count(*) filter (where loop_id = '' and role = 'mentor') as unmatched_mentors,
        count(*) filter (where loop_id = '' and role = 'mentee') as unmatched_mentees,
        count(*) filter (where loop_id = '' and role = 'either') as unmatched_eithers
      from standing where program_id = ${programId} and not closed group by 1) s using (stage)`.execute(db);
  return { programId, orgId: programId, name: "Spring", timezone: "Europe/Lisbon", pathway: defaultPathway };
}

/** What the server's own upkeep does after so much was written. */
export async function settleDown(store: Store): Promise<void> {
  for (const table of [
    "participant",
    "participant_tag",
    "availability",
    "loop",
    "loop_member",
    "feedback",
    "feedback_request",
    "standing",
    "stage_person",
    "stage_count",
    "stuck_count",
    "participant_count",
    "program",
  ]) {
    await sql`vacuum (analyze) ${sql.raw(table)}`.execute(store.db);
  }
  await sql`checkpoint`.execute(store.db);
}
