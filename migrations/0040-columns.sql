-- Which columns a coordinator wants to see of a program's people.
create table people_columns (
  program_id text collate "C" not null references program,
  user_id text not null references "user" (id) on delete cascade,
  columns text[] not null,
  primary key (program_id, user_id)
);
