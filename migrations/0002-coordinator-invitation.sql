-- Coordinators are invited by mail, too.
create table coordinator_invitation (
  program_id text collate "C" not null references program,
  invitation_id text collate "C" not null,
  email text not null,
  token_hash text not null unique,
  invited_by text not null,
  created_at timestamptz not null,
  accepted_at timestamptz,
  primary key (program_id, invitation_id)
);
