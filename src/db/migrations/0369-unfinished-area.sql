-- A row while an area is built step by step: where the building ended before its end, the next start empties the tables and begins anew.
create table unfinished_area (
  id uuid primary key,
  created_at timestamptz not null default now()
);
