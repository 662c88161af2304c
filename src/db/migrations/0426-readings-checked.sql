-- A respondent is asked whether their response was understood, once: by a link of one use in a mail, or by the code of their response.
create table reading_check (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  response_id uuid not null unique references response (id),
  -- When a mail was sent; null where it waits, or where only the code leads there.
  mailed_at timestamptz,
  by_code_only boolean not null default false,
  token_hash bytea unique,
  used_at timestamptz,
  -- What they said: as it was meant, or what is to be put right.
  agrees boolean,
  says text not null default '',
  answered_at timestamptz,
  -- What was done about it.
  put_right boolean,
  answer text not null default '',
  settled_at timestamptz,
  settled_by uuid references person (id),
  check (answered_at is null or agrees is not null),
  check (agrees is distinct from false or says <> ''),
  check (settled_at is null or (agrees is false and put_right is not null and answer <> ''))
);
create index reading_check_settled_by on reading_check (settled_by);
create index reading_check_to_mail on reading_check (id) where mailed_at is null and not by_code_only;
