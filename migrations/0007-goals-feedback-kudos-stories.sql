-- Goals are changed by one window at a time, and deleted with a way back.
alter table goal add column version integer not null default 1;
alter table goal add column deleted_at timestamptz;
create index goal_deleted on goal (deleted_at) where deleted_at is not null;

-- What members are asked, each thing once; and what they answered. Feedback of one's own accord answers nothing.
create table feedback_request (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  participant_id text collate "C" not null,
  question text collate "C" not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  feedback_id text collate "C",
  primary key (program_id, loop_id, participant_id, question),
  foreign key (program_id, loop_id) references loop,
  foreign key (program_id, participant_id) references participant
);
create index feedback_request_open on feedback_request (program_id, asked_at) where answered_at is null;
create index feedback_request_of on feedback_request (program_id, participant_id);
alter table feedback add column question text collate "C";
alter table feedback add column revision integer not null default 0;
create index feedback_lately on feedback (program_id, given_at);
create index feedback_of on feedback (program_id, author_id, given_at);
-- Who met for the first time, and when.
create index activity_held on activity (program_id, loop_id, occurred_at) where kind = 'meeting.held';

-- Kudos are published by whoever gives them, and kept back by whoever got them.
alter table kudos add column withheld_at timestamptz;
create index kudos_received on kudos (program_id, recipient_id);
create index kudos_published on kudos (program_id, given_at) where published and withheld_at is null;

-- Stories can be changed, and taken back from the page of all.
alter table story add column version integer not null default 1;
alter table story add column changed_at timestamptz;
alter table story add column published_at timestamptz;
update story set published_at = shared_at where published;
create index story_published on story (program_id, published_at) where published;
create index story_of on story (program_id, author_id);
