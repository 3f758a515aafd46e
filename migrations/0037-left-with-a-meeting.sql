-- Who left a loop and was told to let its meetings go (src/features/meetings/calendar/follow-members.ts): the clock looks
-- there, in case they have come back.
create index notice_left on notice (program_id, participant_id, about) where kind = 'meeting-invitation' and key like '%:left';
