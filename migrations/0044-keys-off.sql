-- Who wants keys of a single letter or sign to do nothing, on all devices (WCAG 2.2, 2.1.4).
create table keys_off (
  user_id text primary key references "user" (id) on delete cascade,
  off_at timestamptz not null
);
