-- What a verb asks of a loop in the statement that waits for its lock. A plain subquery would see the tables as they were
-- when the statement began; a volatile function sees what was written while it waited. Whoever needs other answers makes
-- another function: servers that are being replaced still call the old ones.

-- For who writes: the last message, and the others in the loop with how far each has read.
create function conversation_now(of_program text, of_loop text, by_author text) returns json language plpgsql volatile as $$
begin
  return json_build_object(
    'last', (select json_build_object('message_id', m.message_id, 'author_id', m.author_id, 'body', m.body,
        'sent_at', floor(extract(epoch from m.sent_at) * 1000)::float8, 'deleted', m.deleted_at is not null)
      from message m where m.program_id = of_program and m.loop_id = of_loop order by m.message_id desc limit 1),
    'others', (select json_agg(json_build_object('id', lm.participant_id, 'reachable', p.status = 'active', 'readUpTo', coalesce(r.up_to, '')))
      from loop_member lm
      join participant p on p.program_id = lm.program_id and p.participant_id = lm.participant_id
      left join message_read r on r.program_id = lm.program_id and r.loop_id = lm.loop_id and r.participant_id = lm.participant_id
      where lm.program_id = of_program and lm.loop_id = of_loop and lm.participant_id <> by_author
        and lm.removed_at is null and p.status <> 'removed'));
end $$;

-- For who plans: arranged meetings that share a minute with a time, whether times wait to be picked, and who is in the loop.
create function plans_now(of_program text, of_loop text, from_time timestamptz, to_time timestamptz) returns json language plpgsql volatile as $$
begin
  return json_build_object(
    'during', (select json_agg(json_build_object('meeting', m.meeting_id, 'same', m.starts_at = from_time and m.ends_at = to_time))
      from meeting m where m.program_id = of_program and m.loop_id = of_loop and m.status = 'arranged'
        and m.starts_at < to_time and m.ends_at > from_time),
    'proposal', (select p.proposal_id from meeting_proposal p
      where p.program_id = of_program and p.loop_id = of_loop and p.status = 'open'),
    'members', (select json_agg(lm.participant_id order by p.name, p.participant_id)
      from loop_member lm
      join participant p on p.program_id = lm.program_id and p.participant_id = lm.participant_id
      where lm.program_id = of_program and lm.loop_id = of_loop and lm.removed_at is null and p.status <> 'removed'));
end $$;
