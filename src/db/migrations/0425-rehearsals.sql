-- A consultation being rehearsed: its copy stands in a schema of its own, with every table of the Hub, and nothing of it here.
-- `key` is the address that it is tried at, `days` how many days ahead of today its own today is.
create table rehearsal (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null unique references consultation (id),
  key text not null unique check (key ~ '^[a-z0-9]{24}$'),
  days integer not null default 0 check (days between 0 and 3660),
  begun_by uuid references person (id),
  used_at timestamptz not null
);
create index rehearsal_begun_by on rehearsal (begun_by);
