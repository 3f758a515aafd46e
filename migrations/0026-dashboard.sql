-- Who is at a milestone as what: standings in a loop as mentor or mentee, and without one by what they signed up as.
alter table stage_count
  add column mentors integer not null default 0,
  add column mentees integer not null default 0,
  add column unmatched_mentors integer not null default 0,
  add column unmatched_mentees integer not null default 0,
  add column unmatched_eithers integer not null default 0;
update stage_count c set mentors = s.mentors, mentees = s.mentees, unmatched_mentors = s.unmatched_mentors,
  unmatched_mentees = s.unmatched_mentees, unmatched_eithers = s.unmatched_eithers
from (
  select program_id, stage, count(*) filter (where loop_id <> '' and role = 'mentor') as mentors,
    count(*) filter (where loop_id <> '' and role = 'mentee') as mentees,
    count(*) filter (where loop_id = '' and role = 'mentor') as unmatched_mentors,
    count(*) filter (where loop_id = '' and role = 'mentee') as unmatched_mentees,
    count(*) filter (where loop_id = '' and role = 'either') as unmatched_eithers
  from standing where not closed group by program_id, stage
) s where s.program_id = c.program_id and s.stage = c.stage;

-- How many joined and how many left, by day (in UTC) and by what they signed up as. It is kept by the database itself, as
-- people come in by several doors, and so that a dashboard reads some hundred rows instead of everybody.
create table participant_count (
  program_id text collate "C" not null,
  day date not null,
  role text collate "C" not null,
  joined integer not null,
  gone integer not null,
  primary key (program_id, day, role)
);
create view participant_day as
  select program_id, (joined_at at time zone 'UTC')::date as day, role, participant_id, 1 as joined, 0 as gone
    from participant
  union all
  select program_id, (coalesce(removed_at, joined_at) at time zone 'UTC')::date, role, participant_id, 0, 1
    from participant where status = 'removed';
insert into participant_count
  select program_id, day, role, sum(joined), sum(gone) from participant_day group by 1, 2, 3;

create function count_participant(program text, what text, came timestamptz, went timestamptz, sign integer)
returns void language sql as $$
  insert into participant_count as c (program_id, day, role, joined, gone)
    select program, (moment at time zone 'UTC')::date, what, sum(joined) * sign, sum(gone) * sign
    from (values (came, 1, 0), (went, 0, 1)) as v (moment, joined, gone) where moment is not null group by 2
  on conflict (program_id, day, role) do update set joined = c.joined + excluded.joined, gone = c.gone + excluded.gone
$$;
create function participants_came() returns trigger language plpgsql as $$
begin
  insert into participant_count as c (program_id, day, role, joined, gone)
    select program_id, (moment at time zone 'UTC')::date, role, sum(joined), sum(gone)
    from came, lateral (values (joined_at, 1, 0), (coalesce(removed_at, joined_at), 0, 1)) as v (moment, joined, gone)
    where joined = 1 or status = 'removed' group by 1, 2, 3 order by 1, 2, 3
  on conflict (program_id, day, role) do update set joined = c.joined + excluded.joined, gone = c.gone + excluded.gone;
  return null;
end $$;
create function participant_moved() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform count_participant(old.program_id, old.role, old.joined_at,
      case when old.status = 'removed' then coalesce(old.removed_at, old.joined_at) end, -1);
  end if;
  if tg_op <> 'DELETE' then
    perform count_participant(new.program_id, new.role, new.joined_at,
      case when new.status = 'removed' then coalesce(new.removed_at, new.joined_at) end, 1);
  end if;
  return null;
end $$;
create trigger participants_came after insert on participant
  referencing new table as came for each statement execute function participants_came();
-- Only of these columns: that somebody was active, or was invited, moves no count.
create trigger participant_moved after update of role, status, joined_at, removed_at on participant for each row
  when (old.role <> new.role or (old.status = 'removed') <> (new.status = 'removed') or old.joined_at <> new.joined_at
    or (new.status = 'removed' and old.removed_at is distinct from new.removed_at))
  execute function participant_moved();
create trigger participant_deleted after delete on participant for each row execute function participant_moved();

-- How many people the coordinator wants to win.
create table participant_target (
  program_id text collate "C" primary key references program,
  people integer not null check (people between 1 and 10000000),
  set_by text not null,
  set_at timestamptz not null
);

-- What the dashboard asks by time, each along an index.
create index stage_transition_at on stage_transition (program_id, at);
create index standing_finished on standing (program_id, completed_at) where completed_at is not null;
create index kudos_given on kudos (program_id, given_at);
create index story_shared on story (program_id, shared_at);
create index feedback_scores on feedback (program_id, given_at) include (rating);
drop index feedback_lately;
