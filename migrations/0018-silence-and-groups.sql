-- A gentle question to a loop in which nothing has happened for long, and what its members said.
create table silence_question (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  question_id text collate "C" not null,
  quiet_since timestamptz not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by text collate "C",
  answer text check (answer in ('fine', 'paused', 'ending', 'met')),
  primary key (program_id, loop_id, question_id),
  foreign key (program_id, loop_id) references loop
);
create index silence_unanswered on silence_question (program_id, asked_at) where answered_at is null;

-- Somebody asks to join a group that takes people on request.
create table group_request (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  participant_id text collate "C" not null,
  asked_at timestamptz not null,
  note text,
  decided_at timestamptz,
  decided_by text collate "C",
  approved boolean,
  primary key (program_id, loop_id, participant_id),
  foreign key (program_id, loop_id) references loop,
  foreign key (program_id, participant_id) references participant
);
create index group_request_open on group_request (program_id, loop_id) where decided_at is null;
