-- The file of a long list is kept in pieces, so that laying it aside holds nobody up.
create table directory_import_piece (
  id uuid primary key,
  created_at timestamptz not null default now(),
  import_id uuid not null references directory_import on delete cascade,
  position integer not null,
  bytes bytea not null,
  unique (import_id, position)
);
insert into directory_import_piece (id, import_id, position, bytes)
  select gen_random_uuid(), id, 0, content from directory_import where content is not null;
alter table directory_import drop column content;
