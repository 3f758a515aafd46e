-- A named group of people who begin together. A participant is in at most one.
create table cohort (
  program_id text collate "C" not null references program,
  cohort_id text collate "C" not null,
  name text not null,
  starts_on date,
  created_at timestamptz not null,
  primary key (program_id, cohort_id)
);
create unique index cohort_name on cohort (program_id, lower(name));

alter table participant add column cohort_id text collate "C";
alter table participant add foreign key (program_id, cohort_id) references cohort;
-- The people of a cohort, by name.
create index participant_cohort on participant (program_id, cohort_id, lower(name) collate "C", participant_id)
  where cohort_id is not null;
