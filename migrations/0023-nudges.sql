-- Messages that go by themselves, when somebody has been at a milestone for so many days and it is their turn.
create table nudge (
  program_id text collate "C" not null references program,
  nudge_id text collate "C" not null,
  stage text collate "C" not null,
  days integer[] not null,
  subject text not null,
  body text not null,
  running boolean not null default false,
  made_by text not null,
  made_at timestamptz not null,
  primary key (program_id, nudge_id)
);
-- Which step went to whom, for this stay at the milestone: once each.
create table nudge_sent (
  program_id text collate "C" not null,
  nudge_id text collate "C" not null,
  participant_id text collate "C" not null,
  loop_id text collate "C" not null,
  entered_at timestamptz not null,
  step smallint not null,
  at timestamptz not null,
  outreach_id text collate "C" not null,
  primary key (program_id, nudge_id, participant_id, loop_id, entered_at, step),
  foreign key (program_id, nudge_id) references nudge on delete cascade
);
