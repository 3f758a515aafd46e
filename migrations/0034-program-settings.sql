-- A draft that was dismissed can be brought back.
alter table loop_draft add column dismissed_at timestamptz;

-- A coordinator who sees and settles everything, and writes to nobody.
alter table coordinator add column role text not null default 'coordinator' check (role in ('coordinator', 'admin'));
alter table coordinator_invitation add column role text not null default 'coordinator' check (role in ('coordinator', 'admin'));

-- When the program begins and ends, in its own zone.
alter table program add column starts_on date;
alter table program add column ends_on date;
alter table program add constraint program_days check (ends_on >= starts_on);

-- The words of a mail, where a program has its own.
create table mail_text (
  program_id text collate "C" not null references program,
  mail text collate "C" not null,
  subject text not null,
  body text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (program_id, mail)
);

-- What a program recommends to read, on the home page of its participants.
create table reading (
  program_id text collate "C" not null references program,
  reading_id text collate "C" not null,
  title text not null,
  url text not null,
  role text check (role in ('mentor', 'mentee')),
  stage text collate "C",
  position integer not null,
  primary key (program_id, reading_id)
);
