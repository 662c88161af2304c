-- A decision beyond the powers of a board waits for the board above, whose agenda gets an item for it; what that board decides comes back.
alter table decision
  add column needs_board_id uuid references partnership,
  -- What the board above made of it, and by which of its decisions.
  add column board_agreed boolean,
  add column board_decision_id uuid references decision,
  add check (board_agreed is null or board_decision_id is not null);
create index decision_needs_board on decision (needs_board_id);
create index decision_board_decision on decision (board_decision_id);
alter table agenda_item add column refers_decision_id uuid references decision;
create index agenda_item_refers_decision on agenda_item (refers_decision_id);

-- What a lower board reports to the one above, as it was released: the lines are what its records said on that day.
create table board_report (
  id uuid primary key,
  created_at timestamptz not null default now(),
  board_link_id uuid not null references board_link,
  words text not null default '',
  lines jsonb not null,
  -- Which records it told of, closed ones too, so that the next report does not tell them again.
  told text[] not null,
  released_on date not null,
  released_by uuid references person,
  agenda_item_id uuid not null references agenda_item,
  closed_item_id uuid references agenda_item
);
create index board_report_link on board_report (board_link_id);
create index board_report_released_by on board_report (released_by);
create index board_report_item on board_report (agenda_item_id);
create index board_report_closed_item on board_report (closed_item_id);
