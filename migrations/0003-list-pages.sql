-- The orders of the Participants page, each along an index.
create index standing_entered on standing (program_id, entered_at, participant_id) where not closed;
create index participant_active on participant
  (program_id, coalesce(last_active_at, '-infinity'::timestamptz) desc, participant_id);

-- Searching for a part of a name. Where the extension is missing or not allowed (PGlite has none) it reads all names.
do $$ begin
  create extension if not exists pg_trgm;
  create index participant_words on participant using gin (lower(name) gin_trgm_ops, lower(email) gin_trgm_ops);
exception when others then
  raise notice 'without pg_trgm: %', sqlerrm;
end $$;
