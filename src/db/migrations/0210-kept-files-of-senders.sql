-- Whose a kept file is: the person who is, or was, signed in; or else the address it came from, as a mark. Room for files is counted
-- for each of them, so that nobody takes the room of somebody else.
alter table held_file
  add column person_id uuid references person (id),
  add column sender_mark bytea;
create index held_file_person on held_file (person_id) where person_id is not null;
create index held_file_sender on held_file (sender_mark) where person_id is null;
