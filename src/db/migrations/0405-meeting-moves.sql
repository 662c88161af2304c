-- A meeting may be moved more than once: each move is kept with its reason, so that the last one does not hide the others.
create table meeting_move (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  from_day date not null,
  to_day date not null,
  moved_on date not null,
  because text not null,
  check (from_day <> to_day)
);
create index meeting_move_meeting on meeting_move (meeting_id);

insert into meeting_move (id, meeting_id, from_day, to_day, moved_on, because)
select gen_random_uuid(), id, moved_from, held_on, moved_on, moved_because from meeting
where moved_from is not null and moved_from <> held_on;
