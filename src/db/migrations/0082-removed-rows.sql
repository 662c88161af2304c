-- What was removed from a list by its button, whole: it can be put back on the next page.
create table removed_row (
  id uuid primary key,
  created_at timestamptz not null default now(),
  -- The table it stood in, and what it belonged to.
  kind text not null,
  subject_id uuid not null,
  content jsonb not null,
  put_back_at timestamptz
);
create index removed_row_created on removed_row (created_at);
