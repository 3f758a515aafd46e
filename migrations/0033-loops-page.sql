-- When something last happened in a loop, to the minute: the order of the Loops page, in each status and over all.
alter table loop add column last_at timestamptz;
update loop l set last_at = (select a.recorded_at from activity a
  where a.program_id = l.program_id and a.loop_id = l.loop_id order by a.seq desc limit 1);
create index loop_lately on loop (program_id, coalesce(last_at, opened_at), loop_id);
create index loop_lately_in on loop (program_id, status, coalesce(last_at, opened_at), loop_id);

-- It was closed without asking its members how it was.
alter table loop add column unasked boolean not null default false;

-- Several loops closed at once, so that it can be undone at once.
create table bulk_closing (
  program_id text collate "C" not null references program,
  bulk_id text collate "C" not null,
  loops text[] not null,
  closed_by text not null,
  closed_at timestamptz not null,
  primary key (program_id, bulk_id)
);
alter table closing add column bulk_id text collate "C";
create index closing_in_bulk on closing (program_id, bulk_id) where bulk_id is not null;

-- Two people whom a coordinator thinks of matching: nobody is told, and the log knows nothing, until it is approved.
create table loop_draft (
  program_id text collate "C" not null references program,
  draft_id text collate "C" not null,
  mentor_id text collate "C" not null,
  mentee_id text collate "C" not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (program_id, draft_id),
  unique (program_id, mentor_id, mentee_id),
  foreign key (program_id, mentor_id) references participant,
  foreign key (program_id, mentee_id) references participant
);
create index loop_draft_newest on loop_draft (program_id, made_at, draft_id);
