-- What somebody may show of a way they walked to its end: as it stood when they took it, whatever changes later.
create table certificate (
  program_id text collate "C" not null references program,
  certificate_id text collate "C" not null,
  participant_id text collate "C" not null,
  loop_id text collate "C" not null,
  role text not null check (role in ('mentor', 'mentee')),
  name text not null,
  program_name text not null,
  organisation_name text not null,
  criteria text not null,
  began_at timestamptz not null,
  completed_at timestamptz not null,
  meetings integer not null,
  taken_at timestamptz not null,
  -- By its holder, and by a coordinator: each takes back only their own.
  withdrawn_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  primary key (program_id, certificate_id),
  unique (program_id, participant_id, loop_id),
  foreign key (program_id, participant_id) references participant,
  foreign key (program_id, loop_id) references loop,
  check ((revoked_at is null) = (revoked_by is null))
);
-- Whoever holds its address reads it, without knowing the program.
create index certificate_by_id on certificate (certificate_id);
create index certificate_newest on certificate (program_id, taken_at);
-- Those who reached the end lately and have not been told.
create index standing_completed on standing (completed_at) where completed_at is not null;

-- What an organisation signs its badges with. The private half is sealed with the server's secret. Retired keys stay,
-- as their public half still proves what they signed.
create table issuer_key (
  org_id text collate "C" not null references organisation,
  key_id text collate "C" not null,
  public_key jsonb not null,
  sealed_key text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (org_id, key_id)
);
create unique index issuer_key_in_use on issuer_key (org_id) where retired_at is null;
create index issuer_key_by_id on issuer_key (key_id);
