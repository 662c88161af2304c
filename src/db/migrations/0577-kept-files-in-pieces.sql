-- A file that is kept with its form is sealed in pieces, so that keeping one of twenty megabytes holds nobody up. Those kept before
-- stand whole in `held_file.sealed`, until they run out.
create table held_file_piece (
  id uuid primary key,
  created_at timestamptz not null default now(),
  held_file_id uuid not null references held_file on delete cascade,
  position integer not null,
  sealed bytea not null,
  unique (held_file_id, position)
);
