-- Those whose moment lies in one span of 20 minutes are looked up by that span: the planner knows how few they are
-- without knowing the moment, and so keeps its plan.
create index standing_stuck_span on standing (program_id, date_bin('20 minutes', stuck_from, 'epoch'::timestamptz))
  where stuck_from is not null;
drop index standing_stuck;
