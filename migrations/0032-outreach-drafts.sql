-- A message that is being written: looked at for each person before it goes. Its id becomes the message's.
create table outreach_draft (
  program_id text collate "C" not null references program,
  draft_id text collate "C" not null,
  sample text,
  subject text not null,
  body text not null,
  milestone text not null default '',
  -- Whom it goes to: those who were chosen, both partners of their loops, or whoever's turn it is there.
  whom text not null default 'chosen' check (whom in ('chosen', 'both', 'turn')),
  people jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (program_id, draft_id)
);
create index outreach_draft_of on outreach_draft (program_id, made_by, made_at);
-- Who gets the answer, where that is not who sends.
alter table mail add column reply_to text;
-- The other side does not take mail for this person: it is not tried again.
alter table mail add column refused_at timestamptz;
