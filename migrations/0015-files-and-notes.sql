-- Files that the members of a loop gave each other: what a list needs, and their bytes in a table of their own, read only
-- when one is opened. They lie in the database, so that they are in the same backup and there for every server.
create table file (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  file_id text collate "C" not null,
  message_id text collate "C",
  uploader_id text collate "C" not null,
  name text not null,
  type text not null,
  size integer not null,
  width integer,
  height integer,
  digest text not null,
  added_at timestamptz not null,
  deleted_at timestamptz,
  deleted_with_message boolean not null default false,
  primary key (program_id, loop_id, file_id),
  foreign key (program_id, loop_id) references loop,
  foreign key (program_id, loop_id, message_id) references message
);
create index file_of_message on file (program_id, loop_id, message_id) where message_id is not null;
create index file_to_forget on file (deleted_at) where deleted_at is not null;
create table file_content (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  file_id text collate "C" not null,
  content bytea not null,
  preview bytea,
  primary key (program_id, loop_id, file_id),
  foreign key (program_id, loop_id, file_id) references file on delete cascade
);
-- Pictures and documents are compressed already.
alter table file_content alter column content set storage external;
alter table file_content alter column preview set storage external;

-- What a member writes for themselves about a loop.
create table note (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  participant_id text collate "C" not null,
  body text not null,
  version integer not null,
  saved_at timestamptz not null,
  primary key (program_id, loop_id, participant_id),
  foreign key (program_id, loop_id) references loop
);
