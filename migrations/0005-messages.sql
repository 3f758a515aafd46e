-- Messages can be changed and deleted by whoever wrote them. A deleted one keeps its words for as long as that can be
-- undone; then they are forgotten. What a message said before it was changed is kept nowhere.
alter table message
  add column edited_at timestamptz,
  add column deleted_at timestamptz,
  add column version integer not null default 1;
create index message_to_forget on message (deleted_at) where deleted_at is not null and body <> '';

-- Who has read a loop's messages up to where. What was said before there were such marks counts as read.
create table message_read (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  participant_id text collate "C" not null,
  up_to text collate "C" not null,
  at timestamptz not null,
  primary key (program_id, loop_id, participant_id),
  foreign key (program_id, loop_id) references loop
);
insert into message_read (program_id, loop_id, participant_id, up_to, at)
  select lm.program_id, lm.loop_id, lm.participant_id, last.message_id, now()
  from loop_member lm
  join (select program_id, loop_id, max(message_id) as message_id from message group by program_id, loop_id) last
    on last.program_id = lm.program_id and last.loop_id = lm.loop_id;
