-- A vote in a meeting in which each seat votes itself, on a phone of its own: what it is asked, and every vote as it was given.
create table item_vote (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  agenda_item_id uuid not null references agenda_item,
  text text not null check (text <> ''),
  called_by uuid references person,
  ended_at timestamptz,
  -- What was recorded from it; null while it runs, and where it was called off or the meeting ended before.
  decision_id uuid unique references decision,
  check (decision_id is null or ended_at is not null)
);
create index item_vote_item on item_vote (agenda_item_id);
create unique index item_vote_running on item_vote (agenda_item_id) where ended_at is null;
create index item_vote_called_by on item_vote (called_by);

create table item_vote_cast (
  id uuid primary key,
  created_at timestamptz not null default now(),
  item_vote_id uuid not null references item_vote,
  seat_id uuid not null references seat,
  person_id uuid not null references person,
  acted_as text not null check (acted_as in ('holder', 'substitute')),
  position text not null check (position in ('for', 'against', 'abstain')),
  view text not null default ''
);
create index item_vote_cast_vote on item_vote_cast (item_vote_id, seat_id, created_at);
create index item_vote_cast_seat on item_vote_cast (seat_id);
create index item_vote_cast_person on item_vote_cast (person_id);

-- A position that the seat gave itself, and nobody noted for it.
alter table position add column by_itself boolean not null default false;
