-- When their latest rating of a loop was given, if it is low (1, 2), fair (3) or good (4, 5); of several loops the newest of
-- each. A filter on ratings finds its people in the order of the page, instead of looking up everybody's ratings.
alter table participant
  add column rated_low_at timestamptz,
  add column rated_fair_at timestamptz,
  add column rated_good_at timestamptz;

-- What those columns have to say, from the ratings themselves.
create view participant_rating as
  select program_id, author_id as participant_id,
    max(given_at) filter (where rating <= 2) as low_at,
    max(given_at) filter (where rating = 3) as fair_at,
    max(given_at) filter (where rating >= 4) as good_at
  from (select distinct on (program_id, author_id, loop_id) program_id, author_id, loop_id, rating, given_at from feedback
    order by program_id, author_id, loop_id, given_at desc, feedback_id desc) latest
  group by program_id, author_id;

update participant p set rated_low_at = r.low_at, rated_fair_at = r.fair_at, rated_good_at = r.good_at
  from participant_rating r where r.program_id = p.program_id and r.participant_id = p.participant_id;

-- Kept by the database itself, as the counts of 0026: ratings have revisions, and those in closed loops are in no log.
-- Whoever rates two loops at once is locked first, so that the second looks when the first is through.
create function ratings_moved() returns trigger language plpgsql as $$
begin
  perform from participant p where (p.program_id, p.participant_id) in (select program_id, author_id from rated)
    order by p.program_id, p.participant_id for no key update;
  update participant p set rated_low_at = n.low_at, rated_fair_at = n.fair_at, rated_good_at = n.good_at
  from (
    select who.program_id, who.author_id, max(f.given_at) filter (where f.rating <= 2) as low_at,
      max(f.given_at) filter (where f.rating = 3) as fair_at, max(f.given_at) filter (where f.rating >= 4) as good_at
    from (select distinct program_id, author_id from rated) who
      left join lateral (select distinct on (loop_id) loop_id, rating, given_at from feedback
        where program_id = who.program_id and author_id = who.author_id
        order by loop_id, given_at desc, feedback_id desc) f on true
    group by who.program_id, who.author_id
  ) n
  where p.program_id = n.program_id and p.participant_id = n.author_id
    and (p.rated_low_at, p.rated_fair_at, p.rated_good_at) is distinct from (n.low_at, n.fair_at, n.good_at);
  return null;
end $$;
create trigger ratings_given after insert on feedback
  referencing new table as rated for each statement execute function ratings_moved();
create trigger ratings_changed after update on feedback
  referencing new table as rated for each statement execute function ratings_moved();
create trigger ratings_deleted after delete on feedback
  referencing old table as rated for each statement execute function ratings_moved();

-- In the order of the page. The moment is a part of the key, so that old ratings are passed over within the index.
create index participant_rated_low on participant (program_id, name_key, participant_id, rated_low_at)
  where rated_low_at is not null;
create index participant_rated_fair on participant (program_id, name_key, participant_id, rated_fair_at)
  where rated_fair_at is not null;
create index participant_rated_good on participant (program_id, name_key, participant_id, rated_good_at)
  where rated_good_at is not null;
