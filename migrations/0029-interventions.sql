-- What coordinators did about somebody, outside of the product: for coordinators' eyes alone.
create table intervention (
  program_id text collate "C" not null,
  intervention_id text collate "C" not null,
  participant_id text collate "C" not null,
  kind text not null check (kind in ('called', 'mailed', 'met', 'other')),
  note text not null,
  happened_on date not null,
  logged_by text not null,
  logged_at timestamptz not null,
  primary key (program_id, intervention_id),
  foreign key (program_id, participant_id) references participant
);
create index intervention_of on intervention (program_id, participant_id, happened_on);
