-- Bodies that are no more after a day: they go into another, become one with others, part into several, or end. Each body named says
-- for itself whether it is so; nothing is changed before all have.
create table body_change (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  -- The last day of the bodies that end.
  last_day date not null,
  because text not null,
  announced_on date not null,
  announced_by uuid not null references person,
  -- Who takes their seats on, where a body follows.
  heir_id uuid references organisation,
  -- The day on which it was carried out.
  done_on date,
  -- Called off before, or taken back after.
  undone_on date,
  undone_why text not null default '',
  -- What carrying it out changed, so that it can be taken back; emptied after the day.
  changed_rows jsonb not null default '[]',
  kept_until date,
  check (undone_on is null or undone_why <> '')
);
create index body_change_heir on body_change (heir_id);
create index body_change_announced_by on body_change (announced_by);

create table body_change_body (
  id uuid primary key,
  created_at timestamptz not null default now(),
  body_change_id uuid not null references body_change,
  organisation_id uuid not null references organisation,
  -- It ends with the last day; otherwise it follows.
  ends boolean not null,
  unique (body_change_id, organisation_id)
);
create index body_change_body_organisation on body_change_body (organisation_id);
