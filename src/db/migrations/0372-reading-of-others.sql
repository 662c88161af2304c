-- The addresses of other areas are no setting of this one: they have a version of their own. `waits` holds their reading back, as in a
-- copy that was restored, until the secretariat keeps the addresses again.
create table other_areas (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  only_one boolean not null default true unique check (only_one),
  addresses text[] not null default '{}',
  waits boolean not null default false
);
insert into other_areas (id, addresses)
  select gen_random_uuid(), other_areas from area where cardinality(other_areas) > 0;
alter table area drop column other_areas;
