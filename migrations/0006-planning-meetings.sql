-- When somebody can meet, week by week, on the clock of their own zone: minutes after midnight, 1440 is the next one.
create table availability (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  primary key (program_id, participant_id, weekday, from_minute),
  foreign key (program_id, participant_id) references participant,
  check (from_minute < to_minute)
);

-- Times that somebody proposes; the meeting that comes of it has the proposal's id.
create table meeting_proposal (
  program_id text collate "C" not null,
  loop_id text collate "C" not null,
  proposal_id text collate "C" not null,
  proposed_by text collate "C" not null,
  status text not null check (status in ('open', 'picked', 'answered', 'withdrawn', 'overtaken')),
  times jsonb not null,
  minutes smallint not null,
  place text,
  answers text collate "C",
  activity_id text collate "C" not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (program_id, loop_id, proposal_id),
  foreign key (program_id, loop_id) references loop,
  check ((settled_at is null) = (status = 'open'))
);
create unique index meeting_proposal_open on meeting_proposal (program_id, loop_id) where status = 'open';

alter table meeting add column agenda text;
alter table meeting add column series_id text collate "C";
-- What calendars know the meeting by (UID): its own id, or that of the called-off meeting that it brings back.
alter table meeting add column calendar_uid text collate "C";
-- From when on its invitation may be out.
alter table meeting add column invite_at timestamptz;
alter table meeting add column cancelled_at timestamptz;
-- Who was there, of a meeting that was held; null: everybody.
alter table meeting add column attendees jsonb;
create index meeting_of_series on meeting (program_id, series_id) where series_id is not null;
create index meeting_by_uid on meeting (program_id, calendar_uid) where calendar_uid is not null;

alter table program add column video_base_url text;

-- The private calendar of somebody: a new number makes all earlier addresses of it void.
create table calendar_feed (
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  version integer not null,
  primary key (program_id, participant_id),
  foreign key (program_id, participant_id) references participant
);
