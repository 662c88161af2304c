-- How often each seat spoke on an item, where a board wants to count that.
create table speaking_turns (
  id uuid primary key,
  created_at timestamptz not null default now(),
  agenda_item_id uuid not null references agenda_item,
  seat_id uuid not null references seat,
  turns integer not null check (turns >= 0),
  unique (agenda_item_id, seat_id)
);
create index speaking_turns_seat on speaking_turns (seat_id);
