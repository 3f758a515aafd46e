-- Since when somebody is stuck at a stage, by whose turn it is: the earliest of their standings there.
alter table stage_person
  add column stuck_me timestamptz,
  add column stuck_partner timestamptz,
  add column stuck_either timestamptz,
  add column stuck_nobody timestamptz;

-- How many different people are stuck from a moment in this span of time on: by stage, and of each turn. Spans of 20
-- minutes, 4 hours and 2 days since 1970, and (width 0) all of time.
create table stuck_count (
  program_id text collate "C" not null,
  stage smallint not null,
  width integer not null,
  starts_at timestamptz not null,
  people integer not null,
  me integer not null,
  partner integer not null,
  either integer not null,
  nobody integer not null,
  primary key (program_id, width, starts_at, stage)
);

update stage_person p set stuck_me = s.me, stuck_partner = s.partner, stuck_either = s.either, stuck_nobody = s.nobody
from (
  select program_id, stage, participant_id,
    min(stuck_from) filter (where turn = 'me') as me, min(stuck_from) filter (where turn = 'partner') as partner,
    min(stuck_from) filter (where turn = 'either') as either, min(stuck_from) filter (where turn = 'nobody') as nobody
  from standing where stuck_from is not null group by program_id, stage, participant_id
) s where p.program_id = s.program_id and p.stage = s.stage and p.participant_id = s.participant_id;

insert into stuck_count
select program_id, stage, width, case when width = 0 then 'epoch' else date_bin(make_interval(mins => width), at, 'epoch') end,
  count(*) filter (where who = 'people'), count(*) filter (where who = 'me'), count(*) filter (where who = 'partner'),
  count(*) filter (where who = 'either'), count(*) filter (where who = 'nobody')
from stage_person,
  lateral (values ('people', least(stuck_me, stuck_partner, stuck_either, stuck_nobody)), ('me', stuck_me),
    ('partner', stuck_partner), ('either', stuck_either), ('nobody', stuck_nobody)) as moment (who, at),
  unnest(array[0, 20, 240, 2880]) as width
where at is not null group by 1, 2, 3, 4;
