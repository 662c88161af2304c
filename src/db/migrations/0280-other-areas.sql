-- The addresses of other areas whose public data is set beside this one's, and what was last read of each.
alter table area add column other_areas text[] not null default '{}';
create table other_area_reading (
  id uuid primary key,
  created_at timestamptz not null default now(),
  address text not null unique,
  reading jsonb,
  read_at timestamptz,
  tried_at timestamptz not null,
  fault text,
  constraint other_area_reading_dated check ((reading is null) = (read_at is null))
);
