-- The people of a cohort, and of a time zone, by name.
drop index participant_cohort;
create index participant_cohort on participant (program_id, cohort_id, name_key, participant_id) where cohort_id is not null;
create index participant_zone on participant (program_id, timezone, name_key, participant_id) where timezone is not null;
-- Who stands in a loop that rests.
create index standing_paused on standing (program_id, participant_id) where paused and not closed;

-- Searching for a part of what people say of themselves, as in 0003.
do $$ begin
  create extension if not exists pg_trgm;
  create index participant_says on participant
    using gin (lower(coalesce(headline, '') || ' ' || coalesce(about, '')) gin_trgm_ops);
exception when others then
  raise notice 'without pg_trgm: %', sqlerrm;
end $$;
