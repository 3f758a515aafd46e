-- A message is laid down with its recipients, and sent piece by piece when its time has come; `sent_at` may lie ahead.
alter table outreach add column done_at timestamptz;
alter table outreach add column milestone text not null default '';
-- Also to those who were written to a short while ago.
alter table outreach add column again boolean not null default false;
update outreach set done_at = sent_at;
create index outreach_waiting on outreach (sent_at) where done_at is null;
-- Why somebody got no mail after all. Neither this nor a mail: they are still waited for.
alter table outreach_recipient add column skipped text
  check (skipped in ('removed', 'no_address', 'unsubscribed', 'written_to'));
