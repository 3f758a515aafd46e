-- Its loop was closed and calendars were told to take it out; they are told again when the loop is opened again.
alter table meeting add column out_of_calendars boolean not null default false;
