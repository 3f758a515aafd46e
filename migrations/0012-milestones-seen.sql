-- Each milestone is celebrated once with each person. `stage`: the one that was reached; one more than the last: the whole way.
create table milestone_seen (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  loop_id text collate "C" not null,
  stage smallint not null,
  seen_at timestamptz not null,
  primary key (program_id, participant_id, loop_id, stage),
  foreign key (program_id, participant_id) references participant,
  foreign key (program_id, loop_id) references loop
);
-- What was reached before there were celebrations is no news.
insert into milestone_seen (program_id, participant_id, loop_id, stage, seen_at)
select t.program_id, t.participant_id, t.loop_id, t.to_stage, t.at
from stage_transition as t
join loop as l on l.program_id = t.program_id and l.loop_id = t.loop_id
join participant as p on p.program_id = t.program_id and p.participant_id = t.participant_id;
insert into milestone_seen (program_id, participant_id, loop_id, stage, seen_at)
select s.program_id, s.participant_id, s.loop_id, jsonb_array_length(p.pathway -> 'stages'), s.completed_at
from standing as s
join program as p on p.program_id = s.program_id
join loop as l on l.program_id = s.program_id and l.loop_id = s.loop_id
join participant as m on m.program_id = s.program_id and m.participant_id = s.participant_id
where s.completed_at is not null
on conflict do nothing;
