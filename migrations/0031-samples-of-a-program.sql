-- What a program's coordinators have made of the samples, and samples of their own: every version is kept, the highest is in use.
-- One without words says that the project's own words are in use again; of a sample of the program's own, that it is gone.
create table sample_version (
  program_id text collate "C" not null references program,
  sample_id text collate "C" not null,
  version integer not null check (version > 0),
  stage text collate "C" not null default '',
  role text collate "C" not null default 'any',
  subject text,
  body text,
  -- The version whose words these are again; 0 stands for the project's own.
  again integer,
  made_by text not null,
  made_at timestamptz not null,
  primary key (program_id, sample_id, version),
  check ((subject is null) = (body is null))
);
