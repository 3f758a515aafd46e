-- Who waits for a match, longest first.
create index standing_waiting on standing (program_id, entered_at, participant_id) where loop_id = '' and not closed;
-- Meetings that did not come about, and those that did, by when.
create index meeting_off on meeting (program_id, coalesce(cancelled_at, starts_at), loop_id) where status = 'cancelled';
create index meeting_held on meeting (program_id, ends_at, loop_id) where status = 'held';
-- Mentors who said how many mentees they take.
create index participant_capacity on participant (program_id, participant_id) where capacity is not null;
-- What was recorded lately: the log is in the order of time, so a note for each stretch of it is enough.
create index activity_lately on activity using brin (recorded_at);
