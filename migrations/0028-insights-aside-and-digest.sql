-- An insight that a coordinator put aside, and why: until a day, or until somebody is in it who was not there then.
-- `about`: the ids of the people or loops it was about. One is in force for each insight; the others are its history.
create table insight_aside (
  program_id text collate "C" not null references program,
  aside_id text collate "C" not null,
  key text collate "C" not null,
  about jsonb not null,
  fingerprint text not null,
  reason text not null,
  until timestamptz,
  put_by text not null,
  put_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (program_id, aside_id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index insight_aside_in_force on insight_aside (program_id, key) where ended_at is null;

-- The Monday mail to each coordinator: once for each week, by the Monday it is for; with what it said, to compare the next.
create table digest_sent (
  program_id text collate "C" not null references program,
  user_id text not null references "user" (id) on delete cascade,
  week date not null,
  sent_at timestamptz not null,
  numbers jsonb not null,
  mail_id text collate "C",
  primary key (program_id, user_id, week)
);
-- Who does not want it.
create table digest_off (
  program_id text collate "C" not null references program,
  user_id text not null references "user" (id) on delete cascade,
  off_at timestamptz not null,
  primary key (program_id, user_id)
);
