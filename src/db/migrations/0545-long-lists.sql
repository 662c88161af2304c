-- Long lists of organisations are read, looked over and taken in beside the server, some rows at a time, so that each row is whole or not
-- there, and whoever brought the list in sees how far it is.
alter table directory_import
  add column state text not null default 'ready'
    check (state in ('reading', 'looking', 'ready', 'taking', 'taken', 'unreadable')),
  -- The file, until it has been read into rows; null for a list that stands in `rows`.
  add column content bytea,
  add column long boolean not null default false,
  -- Why it could not be read, as a message.
  add column problem jsonb,
  -- Whether rows that are like another organisation are taken too.
  add column likes boolean not null default false,
  -- Whoever said that it be taken in.
  add column taken_by uuid references person;
update directory_import set state = 'taken' where taken_at is not null;
create index directory_import_taken_by on directory_import (taken_by);

create table directory_import_row (
  id uuid primary key,
  created_at timestamptz not null default now(),
  import_id uuid not null references directory_import on delete cascade,
  line integer not null,
  cells jsonb not null,
  name text not null default '',
  -- What would become of it; null until it has been looked over.
  outcome text check (outcome in ('new', 'like', 'there', 'fault')),
  -- Which organisation or row it is like, or what is wrong with it.
  told jsonb,
  -- What it became.
  organisation_id uuid references organisation,
  unique (import_id, line)
);
create index directory_import_row_organisation on directory_import_row (organisation_id);
create index directory_import_row_outcome on directory_import_row (import_id, outcome);
