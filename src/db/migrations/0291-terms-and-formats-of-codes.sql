-- Words that a code uses in a sense of its own. They are marked for an edition, and what each means is kept beside it; the text that
-- binds stays as it is.
create table code_term (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  code_id uuid not null references code,
  term text not null check (term <> ''),
  -- What it means; '' while nobody has said so.
  meaning text not null default ''
);
create unique index code_term_once on code_term (code_id, lower(term));

-- Somebody asks for a code in another format or language. How to reach them is sealed, and is let go when its last day has passed.
create table code_format_request (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  code_id uuid not null references code,
  wants text not null check (wants <> ''),
  sealed_contact bytea,
  due_on date not null,
  answered_on date,
  answer text not null default '',
  -- What was sent, offered to everybody beside the code from then on.
  file_id uuid references stored_file,
  offered_as text not null default '',
  forgotten_at timestamptz
);
create index code_format_request_code on code_format_request (code_id);
create index code_format_request_file on code_format_request (file_id);
