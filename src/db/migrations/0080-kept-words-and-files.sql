-- Words kept when a sign-in had ended are bound to the person whose sign-in it was, so that any way of signing in finds them.
alter table held_form add column person_id uuid references person (id);
create index held_form_person on held_form (person_id);

-- A file that was chosen for a form which came back: kept, sealed, until the form is taken or its time has run out.
create table held_file (
  id uuid primary key,
  created_at timestamptz not null default now(),
  token_hash bytea not null unique,
  -- The page and the field it was chosen for: it is found nowhere else.
  page text not null,
  field text not null,
  size integer not null check (size >= 0),
  -- Its name, its declared type and its bytes.
  sealed bytea not null,
  expires_at timestamptz not null
);
create index held_file_expires on held_file (expires_at);
