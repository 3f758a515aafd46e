-- Who signs in (tables of better-auth, in its own spelling).
create table "user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table session (
  id text primary key,
  "userId" text not null references "user" (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index session_of_user on session ("userId");
create table account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_of_user on account ("userId");
create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

-- Who may what.
create table host (
  user_id text primary key references "user" (id) on delete cascade
);
create table organisation (
  org_id text collate "C" primary key,
  name text not null,
  created_at timestamptz not null
);
create table org_admin (
  org_id text collate "C" not null references organisation,
  user_id text not null references "user" (id) on delete cascade,
  primary key (org_id, user_id)
);
create table program (
  program_id text collate "C" primary key,
  org_id text collate "C" not null references organisation,
  name text not null,
  timezone text not null,
  pathway jsonb not null,
  created_at timestamptz not null
);
create table coordinator (
  program_id text collate "C" not null references program,
  user_id text not null references "user" (id) on delete cascade,
  primary key (program_id, user_id)
);
create index coordinator_user on coordinator (user_id);

-- Participants. An id is text, so that ids brought along from elsewhere stay what they were.
create table participant (
  program_id text collate "C" not null references program,
  participant_id text collate "C" not null,
  user_id text references "user" (id) on delete set null,
  email text,
  name text not null,
  role text not null check (role in ('mentor', 'mentee', 'either')),
  status text not null check (status in ('joined', 'invited', 'active', 'removed')),
  timezone text,
  headline text,
  about text,
  joined_at timestamptz not null,
  invited_at timestamptz,
  accepted_at timestamptz,
  removed_at timestamptz,
  profile_completed_at timestamptz,
  guide_read_at timestamptz,
  last_active_at timestamptz,
  primary key (program_id, participant_id)
);
create unique index participant_email on participant (program_id, lower(email));
create unique index participant_user on participant (program_id, user_id);
create index participant_of_user on participant (user_id);
create index participant_name on participant (program_id, lower(name) collate "C", participant_id);
create table participant_tag (
  program_id text collate "C" not null,
  tag text collate "C" not null,
  participant_id text collate "C" not null,
  primary key (program_id, tag, participant_id),
  foreign key (program_id, participant_id) references participant
);
create index participant_tag_of on participant_tag (program_id, participant_id);
create table invitation (
  program_id text collate "C" not null,
  invitation_id text collate "C" not null,
  participant_id text collate "C" not null,
  token_hash text not null,
  created_at timestamptz not null,
  accepted_at timestamptz,
  primary key (program_id, invitation_id),
  foreign key (program_id, participant_id) references participant
);
create index invitation_token on invitation (token_hash);
create table participant_import (
  program_id text collate "C" not null references program,
  import_id text collate "C" not null,
  filename text not null,
  content bytea not null,
  created_by text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  result jsonb,
  primary key (program_id, import_id)
);

-- The log: what happened. Appended to, never changed.
create sequence activity_seq as bigint;
create table activity (
  program_id text collate "C" not null references program,
  seq bigint not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  loop_id text collate "C",
  actor text collate "C",
  person_id text collate "C",
  data jsonb not null,
  primary key (program_id, seq),
  unique (program_id, id)
);
create index activity_of_loop on activity (program_id, loop_id, seq) where loop_id is not null;
create index activity_of_person on activity (program_id, person_id, seq) where loop_id is null;
create table retraction (
  program_id text collate "C" not null,
  activity_id text collate "C" not null,
  retracted_by text collate "C" not null,
  recorded_at timestamptz not null,
  primary key (program_id, activity_id)
);

-- What it means: a cache of the log, rebuilt from it at will.
create table person_state (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  state jsonb not null,
  version integer not null,
  primary key (program_id, participant_id)
);
create table loop_state (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  state jsonb not null,
  version integer not null,
  primary key (program_id, loop_id)
);
create table standing (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  loop_id text collate "C" not null default '',
  role text not null,
  stage smallint not null,
  entered_at timestamptz not null,
  stuck_from timestamptz,
  paused boolean not null,
  closed boolean not null,
  completed_at timestamptz,
  done text[] not null,
  next text[] not null,
  turn text,
  turn_until timestamptz,
  version integer not null default 1,
  primary key (program_id, participant_id, loop_id)
);
create index standing_of_loop on standing (program_id, loop_id) where loop_id <> '';
create index standing_stage on standing (program_id, stage, participant_id) where not closed;
create index standing_stuck on standing (program_id, stage, stuck_from) where stuck_from is not null;
create table stage_person (
  program_id text collate "C" not null,
  stage smallint not null,
  participant_id text collate "C" not null,
  standings integer not null,
  paused integer not null,
  primary key (program_id, stage, participant_id)
);
create table stage_count (
  program_id text collate "C" not null,
  stage smallint not null,
  people integer not null,
  standings integer not null,
  paused integer not null,
  primary key (program_id, stage)
);
create table stage_transition (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  loop_id text collate "C" not null,
  to_stage smallint not null,
  role text not null,
  from_stage smallint,
  at timestamptz not null,
  activity_id text collate "C" not null,
  primary key (program_id, participant_id, loop_id, to_stage)
);

-- What people do.
create table loop (
  program_id text collate "C" not null references program,
  loop_id text collate "C" not null,
  name text,
  status text not null check (status in ('open', 'paused', 'closed')),
  opened_at timestamptz not null,
  paused_at timestamptz,
  closed_at timestamptz,
  reason text,
  primary key (program_id, loop_id)
);
create table loop_member (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  participant_id text collate "C" not null,
  role text not null check (role in ('mentor', 'mentee')),
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (program_id, loop_id, participant_id),
  foreign key (program_id, loop_id) references loop,
  foreign key (program_id, participant_id) references participant
);
create index loop_member_of on loop_member (program_id, participant_id, loop_id);
create table agreement (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  participant_id text collate "C" not null,
  accepted_at timestamptz not null,
  primary key (program_id, loop_id, participant_id),
  foreign key (program_id, loop_id) references loop
);
create table message (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  message_id text collate "C" not null,
  author_id text collate "C" not null,
  body text not null,
  sent_at timestamptz not null,
  primary key (program_id, loop_id, message_id),
  foreign key (program_id, loop_id) references loop
);
create table meeting (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  meeting_id text collate "C" not null,
  status text not null check (status in ('arranged', 'held', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text,
  elsewhere boolean not null default false,
  sequence integer not null default 0,
  arranged_by text collate "C",
  created_at timestamptz not null,
  primary key (program_id, loop_id, meeting_id),
  foreign key (program_id, loop_id) references loop
);
create index meeting_due on meeting (ends_at) where status = 'arranged';
create table goal (
  program_id text collate "C" not null,
  goal_id text collate "C" not null,
  owner_id text collate "C" not null,
  loop_id text collate "C" not null,
  title text not null,
  success text,
  due_on date,
  shared_at timestamptz,
  shared_with_coordinator boolean not null default false,
  completed_at timestamptz,
  set_at timestamptz not null,
  primary key (program_id, goal_id),
  foreign key (program_id, loop_id) references loop
);
create index goal_of_loop on goal (program_id, loop_id);
create index goal_of_owner on goal (program_id, owner_id);
create table goal_task (
  program_id text collate "C" not null,
  goal_id text collate "C" not null,
  task_id text collate "C" not null,
  position smallint not null,
  title text not null,
  completed_at timestamptz,
  primary key (program_id, goal_id, task_id),
  foreign key (program_id, goal_id) references goal
);
create table feedback (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  feedback_id text collate "C" not null,
  author_id text collate "C" not null,
  rating smallint not null check (rating between 1 and 5),
  comment text,
  given_at timestamptz not null,
  primary key (program_id, loop_id, feedback_id),
  foreign key (program_id, loop_id) references loop
);
create table kudos (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  kudos_id text collate "C" not null,
  author_id text collate "C" not null,
  recipient_id text collate "C" not null,
  badge text not null,
  note text,
  published boolean not null default false,
  given_at timestamptz not null,
  primary key (program_id, loop_id, kudos_id),
  foreign key (program_id, loop_id) references loop
);
create table story (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  story_id text collate "C" not null,
  author_id text collate "C" not null,
  body text not null,
  published boolean not null default false,
  shared_at timestamptz not null,
  primary key (program_id, loop_id, story_id),
  foreign key (program_id, loop_id) references loop
);

-- What to do about it.
create table outreach (
  program_id text collate "C" not null references program,
  outreach_id text collate "C" not null,
  sample text,
  subject text not null,
  body text not null,
  sent_by text not null,
  sent_at timestamptz not null,
  primary key (program_id, outreach_id)
);
create table outreach_recipient (
  program_id text collate "C" not null,
  outreach_id text collate "C" not null,
  participant_id text collate "C" not null,
  loop_id text collate "C" not null default '',
  stage smallint not null,
  mail_id text collate "C",
  primary key (program_id, outreach_id, participant_id),
  foreign key (program_id, outreach_id) references outreach
);
create index outreach_to on outreach_recipient (program_id, participant_id);

-- Mails: written in the transaction that wants them, sent afterwards, once.
create table mail (
  mail_id text collate "C" primary key,
  program_id text collate "C",
  kind text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null default 0,
  not_before timestamptz,
  problem text
);
create index mail_waiting on mail (created_at) where sent_at is null;

-- Doors for programs.
create table api_token (
  program_id text collate "C" not null references program,
  token_id text collate "C" not null,
  name text not null,
  token_hash text not null unique,
  created_by text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (program_id, token_id)
);
create table idempotency (
  program_id text collate "C" not null references program,
  token_id text collate "C" not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null,
  primary key (program_id, token_id, key)
);
