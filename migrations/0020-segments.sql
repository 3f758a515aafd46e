-- Sets of filters that coordinators keep under a name.
create table segment (
  program_id text collate "C" not null references program,
  segment_id text collate "C" not null,
  name text not null,
  query text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (program_id, segment_id)
);
create unique index segment_name on segment (program_id, lower(name));
