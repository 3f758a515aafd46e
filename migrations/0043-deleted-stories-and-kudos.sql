-- A story or kudos that its writer deleted: for a day it can be brought back, then it is forgotten. That it was told or
-- given stays in the log.
alter table story add column deleted_at timestamptz;
alter table kudos add column deleted_at timestamptz;
create index story_deleted on story (deleted_at) where deleted_at is not null;
create index kudos_deleted on kudos (deleted_at) where deleted_at is not null;
