-- What was erased, and when: so that it is erased again in a copy that is older. Says of whom nothing but the id, which leads to a row
-- that is empty by then.
create table erasure (
  id uuid primary key,
  created_at timestamptz not null default now(),
  kind text not null check (kind in ('contact', 'person', 'wish')),
  record_id uuid not null
);
