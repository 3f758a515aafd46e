-- A mail may invite to a meeting, and say where to unsubscribe with one click.
alter table mail add column unsubscribe text;
alter table mail add column calendar jsonb;

-- What a participant is told by mail: each thing once, at their own pace.
create table notice (
  program_id text collate "C" not null,
  notice_id text collate "C" not null,
  participant_id text collate "C" not null,
  kind text collate "C" not null,
  loop_id text collate "C",
  about text collate "C",
  key text collate "C" not null,
  told_at timestamptz not null,
  due_at timestamptz not null,
  held_until timestamptz,
  settled_at timestamptz,
  outcome text check (outcome in ('sent', 'withdrawn', 'untrue', 'off', 'unreachable')),
  mail_id text collate "C",
  primary key (program_id, notice_id),
  unique (program_id, participant_id, kind, key),
  foreign key (program_id, participant_id) references participant,
  check ((settled_at is null) = (outcome is null))
);
create index notice_open on notice (greatest(due_at, held_until)) where settled_at is null;
create index notice_of on notice (program_id, participant_id, told_at);
create table notice_preference (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  kind text collate "C" not null,
  pace text not null check (pace in ('at_once', 'daily', 'weekly', 'off')),
  primary key (program_id, participant_id, kind),
  foreign key (program_id, participant_id) references participant
);
-- Minutes after midnight in the participant's zone; from 22:00 to 07:00 is 1320 to 420.
create table quiet_hours (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  from_minute smallint not null check (from_minute between 0 and 1439),
  until_minute smallint not null check (until_minute between 0 and 1439),
  primary key (program_id, participant_id),
  foreign key (program_id, participant_id) references participant
);
