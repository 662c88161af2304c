-- Responses brought in from a file. The file is kept sealed, some rows together, until it is taken in or dropped; then what was in it is
-- erased, and what became of each row stays for some days.
create table response_import (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  begun_by uuid references person,
  source text not null,
  state text not null check (state in ('columns', 'reading', 'ready', 'taking', 'taken', 'dropped', 'back')),
  -- The fingerprint of the file, made with the seal key, and how often a batch of the same file was taken back before: a row is claimed
  -- once for each time.
  digest bytea not null,
  turn integer not null,
  header jsonb not null,
  notes jsonb not null default '[]',
  letters text check (letters in ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')),
  sheet text not null default '',
  rows integer not null default 0,
  -- What each column holds, what words in it mean, how and when rows came that do not say it.
  plan jsonb not null,
  -- What becomes of rows that say the same as another one, and why late ones are taken.
  doubles text check (doubles in ('each', 'once')),
  late_reason text not null default '',
  counts jsonb not null default '{}',
  kept_until date not null,
  taken_at timestamptz,
  taken_by uuid references person,
  back_at timestamptz,
  back_by uuid references person,
  back_reason text not null default '',
  check (state <> 'back' or back_reason <> '')
);
create index response_import_consultation on response_import (consultation_id);
create index response_import_begun_by on response_import (begun_by);
create index response_import_taken_by on response_import (taken_by);
create index response_import_back_by on response_import (back_by);

create table response_import_part (
  id uuid primary key,
  created_at timestamptz not null default now(),
  import_id uuid not null references response_import,
  position integer not null,
  sealed bytea not null,
  read boolean not null default false,
  taken boolean not null default false,
  unique (import_id, position)
);

create table response_import_row (
  id uuid primary key,
  created_at timestamptz not null default now(),
  import_id uuid not null references response_import,
  -- Its number as a spreadsheet shows it.
  row integer not null,
  outcome text not null check (outcome in ('new', 'there', 'double', 'wrong', 'taken', 'left')),
  late boolean not null default false,
  -- A mark of what it says, made with the seal key: rows that say the same have the same.
  mark bytea,
  -- What is told of it: the words that were typed may stand in it.
  sealed_told bytea not null default '',
  reference text not null default '',
  unique (import_id, row)
);
create index response_import_row_mark on response_import_row (import_id, mark);

alter table response
  add column import_id uuid references response_import,
  add column import_mark bytea;
create index response_of_import on response (import_id) where import_id is not null;
create index response_import_mark on response (import_mark) where import_mark is not null;
