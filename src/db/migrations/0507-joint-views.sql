-- What a board says to a consultation together: agreed as a decision of the board, joined by each partner for itself, and given as one response.
create table joint_view (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  consultation_id uuid not null references consultation,
  decision_id uuid not null references decision,
  view text not null,
  put_on date not null,
  -- The response by which it was given, as its receipt showed, and the day that this was shown.
  response_id uuid unique references response,
  shown_on date,
  withdrawn_on date,
  withdrawn_because text not null default '',
  check ((response_id is null) = (shown_on is null))
);
create unique index joint_view_standing on joint_view (partnership_id, consultation_id) where withdrawn_on is null;
create index joint_view_partnership on joint_view (partnership_id);
create index joint_view_consultation on joint_view (consultation_id);
create index joint_view_decision on joint_view (decision_id);
