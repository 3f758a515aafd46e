-- A loop is a pair, or a group that people of the program join, ask to join, or are added to.
alter table loop add column kind text not null default 'pair' check (kind in ('pair', 'public', 'on-request', 'hidden'));
alter table loop add column description text;
create index loop_group on loop (program_id, kind, loop_id) where kind <> 'pair';

-- A pause knows when it ends; a mentor says how many mentees they take at once.
alter table loop add column returns_at timestamptz;
create index loop_returns on loop (returns_at) where status = 'paused' and returns_at is not null;
alter table participant add column capacity smallint check (capacity between 0 and 99);

-- How a loop ended, and what each member said at its end: reason, comment and rating to the coordinator alone, the last
-- word to the other members alone.
create table closing (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  closing_id text collate "C" not null,
  closed_at timestamptz not null,
  closed_by text collate "C",
  reason text,
  message text,
  undone_at timestamptz,
  primary key (program_id, loop_id, closing_id),
  foreign key (program_id, loop_id) references loop
);
create unique index closing_in_force on closing (program_id, loop_id) where undone_at is null;
create table closing_word (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  closing_id text collate "C" not null,
  participant_id text collate "C" not null,
  reason text,
  comment text,
  rating smallint check (rating between 1 and 5),
  last_word text,
  given_at timestamptz not null,
  primary key (program_id, loop_id, closing_id, participant_id),
  foreign key (program_id, loop_id, closing_id) references closing,
  foreign key (program_id, participant_id) references participant
);
-- The few that the clock looks for: people who left, and pairs that were closed for it.
create index participant_gone on participant (program_id, participant_id) where status = 'removed';
create index loop_left on loop (program_id, loop_id) where status = 'closed' and reason = 'partner-left';
