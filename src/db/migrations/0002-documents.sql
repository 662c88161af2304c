-- Documents: versions of a tree of paragraphs. A paragraph has a lasting identity apart from its printed number.

create table document (
  id uuid primary key,
  created_at timestamptz not null default now(),
  slug text not null,
  subject_kind text not null check (subject_kind in ('area', 'organisation', 'partnership', 'consultation')),
  subject_id uuid not null,
  kind text not null check (kind in ('code', 'consultation-draft', 'information', 'letter', 'terms', 'protocol', 'report', 'minutes')),
  title text not null,
  language text not null default 'en',
  unique (subject_kind, subject_id, slug)
);

create table document_version (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  document_id uuid not null references document,
  sequence integer not null,
  printed_version text not null default '',
  dated date,
  status text not null check (status in ('draft', 'out-to-consultation', 'agreed', 'in-force', 'superseded')),
  what_changed text not null default '',
  why text not null default '',
  source_file_id uuid references stored_file,
  faults jsonb not null default '[]',
  unique (document_id, sequence)
);
create unique index document_version_one_in_force on document_version (document_id) where status = 'in-force';

create table paragraph (
  id uuid primary key,
  created_at timestamptz not null default now(),
  document_id uuid not null references document
);
create index paragraph_document on paragraph (document_id);

create table paragraph_text (
  id uuid primary key,
  created_at timestamptz not null default now(),
  paragraph_id uuid not null references paragraph,
  document_version_id uuid not null references document_version,
  position integer not null,
  parent_id uuid references paragraph,
  level integer not null check (level >= 0),
  printed text not null,
  path text not null,
  kind text not null,
  text text not null,
  actor text,
  unique (document_version_id, paragraph_id),
  unique (document_version_id, position),
  unique (document_version_id, path)
);
create index paragraph_text_paragraph on paragraph_text (paragraph_id);

-- Where a paragraph came from when it was split off or joined together.
create table paragraph_origin (
  id uuid primary key,
  created_at timestamptz not null default now(),
  document_version_id uuid not null references document_version,
  paragraph_id uuid not null references paragraph,
  from_paragraph_id uuid not null references paragraph,
  how text not null check (how in ('split', 'joined'))
);

create table glossary_term (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  term text not null,
  meaning text not null,
  document_id uuid references document
);
create unique index glossary_term_once on glossary_term (lower(term), coalesce(document_id, '00000000-0000-0000-0000-000000000000'));

-- A file that was read but not kept yet: its trees wait here for a person to look over and correct.
create table import_draft (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  subject_kind text not null,
  subject_id uuid not null,
  file_id uuid not null references stored_file,
  format text not null,
  notes jsonb not null default '[]',
  trees jsonb not null,
  kept_at timestamptz,
  begun_by uuid references person
);
