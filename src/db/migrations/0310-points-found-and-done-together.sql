-- Points looked for by their words, and what was done to all that were found: kept, so that it can be told and undone.
create index point_search on point using gin (hub_words(text));
-- Its words in their order, for what is looked for as it stands: folded once, not again for each question.
alter table point add column folded text not null generated always as (hub_fold(text)) stored;
create index point_code_point on point_code (code, point_id);

-- How responses stand and who gave them, as they are counted and points are narrowed by it: read from the index alone, because a response
-- is long.
create index response_marks on response (consultation_id) include (id, state, confidential, read_at, sector, behalf, provenance, area_part, channel);

create table bulk_act (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  act text not null check (act in ('decide', 'code')),
  -- What the points were found by, as the end of an address.
  asked text not null,
  code text not null default '',
  action text not null default '' check (action in ('', 'noted', 'not-accepted', 'passed-on')),
  reason text not null default '',
  passed_to text not null default '',
  done_by uuid references person,
  check ((act = 'code') = (code <> '')),
  check ((act = 'decide') = (action <> '' and reason <> ''))
);
create index on bulk_act (consultation_id);

-- What it made of each point: the action or the code. What was taken away since leaves its place empty.
create table bulk_act_point (
  id uuid primary key,
  created_at timestamptz not null default now(),
  bulk_act_id uuid not null references bulk_act,
  point_id uuid not null references point on delete cascade,
  point_action_id uuid references point_action on delete set null,
  point_code_id uuid references point_code on delete set null,
  undone_at timestamptz,
  undone_by uuid references person,
  unique (bulk_act_id, point_id)
);
create index on bulk_act_point (point_id);
create index on bulk_act_point (point_action_id);
create index on bulk_act_point (point_code_id);
