-- What a name is sorted and searched by: small letters without accents, so that Ä stands with A and "ozil" finds Özil.
-- The same as nameKey of src/access/name-key.ts. A database that is not in UTF-8 cannot take letters apart.
do $$ begin
  if current_setting('server_encoding') = 'UTF8' then
    create function name_key(name text) returns text language sql immutable strict parallel safe as $key$
      select replace(replace(replace(replace(translate(
        regexp_replace(lower(normalize(name, NFKD)), U&'[\0300-\036F]', '', 'g'),
        'øđðłħŧıĸς', 'oddlhtikσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
    $key$;
  else
    create function name_key(name text) returns text language sql immutable strict parallel safe as 'select lower(name)';
  end if;
end $$;
alter table participant add column name_key text collate "C" generated always as (name_key(name)) stored;
drop index participant_name;
create index participant_name on participant (program_id, name_key, participant_id);

-- Searching for a part of a name, as in 0003.
drop index if exists participant_words;
do $$ begin
  create extension if not exists pg_trgm;
  create index participant_words on participant using gin (name_key gin_trgm_ops, lower(email) gin_trgm_ops);
exception when others then
  raise notice 'without pg_trgm: %', sqlerrm;
end $$;
