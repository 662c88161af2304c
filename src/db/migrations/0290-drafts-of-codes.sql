-- Codes as the area writes them: a draft with its sections and clauses as records, each changed by itself. Nothing of it binds, and
-- nobody but the secretariat reads it, until it is listed as an edition.
create table code_draft (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  -- The short name that its edition gets.
  edition text not null check (edition ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  area text not null,
  subject_kind text not null check (subject_kind in ('compact', 'organisation', 'consultation', 'partnership')),
  status_line text not null default 'draft',
  begun_from text not null check (begun_from in ('blank', 'shipped', 'edition', 'document')),
  begun_from_title text not null default '',
  -- The edition in force that it is to take the place of.
  replaces_code_id uuid references code,
  -- The edition as which it was listed.
  code_id uuid references code,
  -- The document by which people are asked about it, and the version that holds its clauses.
  document_id uuid references document,
  document_version_id uuid references document_version,
  begun_by uuid references person,
  dropped_at timestamptz
);
create unique index code_draft_edition on code_draft (edition) where dropped_at is null;
create index code_draft_replaces on code_draft (replaces_code_id);
create index code_draft_code on code_draft (code_id);
create index code_draft_document on code_draft (document_id);
create index code_draft_document_version on code_draft (document_version_id);
create index code_draft_begun_by on code_draft (begun_by);

create table code_draft_section (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  code_draft_id uuid not null references code_draft,
  number text not null check (number <> ''),
  title text not null check (title <> ''),
  position integer not null
);
create index code_draft_section_draft on code_draft_section (code_draft_id);

-- A clause that was removed stays, so that it can be put back.
create table code_draft_clause (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  code_draft_id uuid not null references code_draft,
  code_draft_section_id uuid not null references code_draft_section,
  number text not null check (number <> ''),
  gist text not null check (gist <> ''),
  actor text not null,
  owed_to text,
  kind text not null,
  position integer not null,
  -- The paragraph by which people are asked about it, or that it was taken from.
  paragraph_id uuid references paragraph,
  removed_at timestamptz
);
create unique index code_draft_clause_number on code_draft_clause (code_draft_id, number) where removed_at is null;
create index code_draft_clause_draft on code_draft_clause (code_draft_id);
create index code_draft_clause_section on code_draft_clause (code_draft_section_id);
create index code_draft_clause_paragraph on code_draft_clause (paragraph_id);

create table code_draft_practice (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  code_draft_clause_id uuid not null references code_draft_clause,
  practice text not null,
  -- The numbers that the clause carries itself.
  given jsonb not null default '{}',
  unique (code_draft_clause_id, practice, given)
);

-- A suggestion that somebody said does not fit: it is not made again for that clause.
create table code_draft_rejection (
  id uuid primary key,
  created_at timestamptz not null default now(),
  code_draft_clause_id uuid not null references code_draft_clause,
  practice text not null,
  rejected_by uuid references person,
  unique (code_draft_clause_id, practice)
);
create index code_draft_rejection_by on code_draft_rejection (rejected_by);
