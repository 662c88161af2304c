-- Who is in the room without a seat: observers, guests and whoever takes the minutes, by name.
create table meeting_other (
  id uuid primary key,
  created_at timestamptz not null default now(),
  meeting_id uuid not null references meeting,
  part text not null check (part in ('observer', 'guest', 'minute-taker')),
  name text not null,
  organisation text not null default '',
  -- The item they came for; null for the whole meeting.
  agenda_item_id uuid references agenda_item
);
create index meeting_other_meeting on meeting_other (meeting_id);
create index meeting_other_item on meeting_other (agenda_item_id);
