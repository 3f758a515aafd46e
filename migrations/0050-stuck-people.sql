-- From when on each person is stuck: filters ask it of one person after the other. Its columns are in other indexes, too, and
-- do not change but with a milestone or a pause.
create index standing_stuck_of on standing (program_id, participant_id, stuck_from) where stuck_from is not null and not closed;
