-- The low ratings are few, and looked for at each view of the dashboard and by a filter.
create index feedback_low on feedback (program_id, given_at) where rating <= 2;
