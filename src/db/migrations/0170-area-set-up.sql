-- An area that is being set up leads its secretariat from step to step until somebody says that it is done. Areas that are
-- there already have been set up.
alter table area add column set_up_on date;
-- The link by which whoever starts an installation becomes its secretariat; it works while there is none.
alter table area add column begin_hash bytea;
update area set set_up_on = created_at::date;

-- A list of organisations that was brought in and waits to be looked over. Its rows go when it is taken in.
create table directory_import (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  begun_by uuid references person,
  source text not null,
  header jsonb not null,
  rows jsonb not null,
  notes jsonb not null default '[]',
  -- Which column holds what, by the name of the field; and the sector of rows that name none.
  columns jsonb not null,
  sector text not null,
  taken_at timestamptz,
  taken integer
);
create index directory_import_begun_by on directory_import (begun_by);

-- Where an organisation works, in its own words.
alter table organisation add column places text not null default '';
