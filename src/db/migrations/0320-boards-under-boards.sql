-- A board stands under another by a decision of both: the one asks, the other answers for itself. What the upper board lets the
-- lower one decide is kept with its limits.
create table board_link (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  child_id uuid not null references partnership,
  parent_id uuid not null references partnership,
  kind text not null check (kind in ('standing', 'task-and-finish')),
  -- The last day of a group that is there for a time.
  ends_on date,
  purpose text not null,
  -- Whether the seats of the upper board read what the lower one decides in its closed part.
  reads_closed boolean not null default false,
  asked_on date not null,
  asked_by uuid references person,
  -- The decision of the lower board that it rests on, where one is on record.
  decision_id uuid references decision,
  answered_on date,
  answered_by uuid references person,
  agreed boolean,
  answer text not null default '',
  parent_decision_id uuid references decision,
  -- The first day on which it no longer holds, or on which the question was taken back.
  ended_on date,
  ended_by text check (ended_by in ('child', 'parent', 'its-day', 'board-over')),
  ended_because text not null default '',
  check (child_id <> parent_id),
  check ((kind = 'task-and-finish') = (ends_on is not null)),
  check ((answered_on is null) = (agreed is null)),
  check ((ended_on is null) = (ended_by is null))
);
-- A board stands under one other at a time, and asks one at a time.
create unique index board_link_one on board_link (child_id) where ended_on is null and agreed is distinct from false;
create index board_link_child on board_link (child_id);
create index board_link_parent on board_link (parent_id);
create index board_link_asked_by on board_link (asked_by);
create index board_link_answered_by on board_link (answered_by);
create index board_link_decision on board_link (decision_id);
create index board_link_parent_decision on board_link (parent_decision_id);

create table delegated_power (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  board_link_id uuid not null references board_link,
  what text not null,
  matters text[] not null default '{}',
  -- The most that one decision may cost, in whole pounds; null without a limit.
  most integer check (most > 0),
  from_day date not null,
  given_by uuid references person,
  -- The decision of the upper board that gives it, where one is on record.
  decision_id uuid references decision,
  -- The first day on which it no longer holds.
  ended_on date,
  ended_because text not null default ''
);
create index delegated_power_link on delegated_power (board_link_id);
create index delegated_power_given_by on delegated_power (given_by);
create index delegated_power_decision on delegated_power (decision_id);
