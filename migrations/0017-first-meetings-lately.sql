-- Who met lately: asked every minute, of all programs at once.
drop index activity_held;
create index activity_held_lately on activity (occurred_at) where kind = 'meeting.held';
