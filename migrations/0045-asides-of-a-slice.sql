-- An insight is put aside for those of a cohort, of a tag, or of both; "" is everybody.
alter table insight_aside
  add column cohort text collate "C" not null default '',
  add column tag text collate "C" not null default '';
drop index insight_aside_in_force;
create unique index insight_aside_in_force on insight_aside (program_id, key, cohort, tag) where ended_at is null;
