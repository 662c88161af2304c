-- Whether something stays closed to the public is looked at again on its day. Each time it is looked at is kept: opened, or kept closed until another
-- day, and why.
create table closure_look (
  id uuid primary key,
  created_at timestamptz not null default now(),
  agenda_item_id uuid references agenda_item,
  decision_id uuid references decision,
  looked_on date not null,
  opened boolean not null,
  because text not null check (because <> ''),
  next_on date,
  check (num_nonnulls(agenda_item_id, decision_id) = 1),
  check (opened = (next_on is null)),
  check (next_on > looked_on)
);
create index closure_look_item on closure_look (agenda_item_id) where agenda_item_id is not null;
create index closure_look_decision on closure_look (decision_id) where decision_id is not null;
create index agenda_item_closed on agenda_item (meeting_id) where closed;
create index decision_closed on decision (partnership_id) where closed_to_public;
