-- Who was not invited yet, without walking through everybody.
create index participant_not_invited on participant (program_id)
  where status = 'joined' and email is not null and user_id is null;
