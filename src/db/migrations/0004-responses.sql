-- Responses, with who gave them sealed apart from what they said, and what became of every point.

create table response (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  reference text not null,
  channel text not null check (channel in ('online', 'email', 'letter', 'paper', 'spoken')),
  state text not null check (state in ('given', 'changed', 'withdrawn')),
  received_at timestamptz not null,
  code_hash bytea not null unique,
  behalf text not null check (behalf in ('personal', 'organisation', 'unknown')),
  provenance text not null default 'not-stated' check (provenance in ('members-asked', 'accumulated-knowledge', 'not-stated')),
  sector text not null default '',
  area_part text not null default '',
  confidential boolean not null default false,
  may_publish boolean not null default true,
  may_pass_on boolean not null default false,
  answers jsonb not null default '{}',
  comments jsonb not null default '{}',
  free_text text not null default '',
  scan_file_id uuid references stored_file,
  keyed_by uuid references person,
  read_at timestamptz,
  withdrawn_at timestamptz,
  unique (consultation_id, reference)
);
create index response_consultation on response (consultation_id, received_at);

-- Earlier forms of a response that was changed before the close.
create table response_revision (
  id uuid primary key,
  created_at timestamptz not null default now(),
  response_id uuid not null references response,
  replaced_at timestamptz not null,
  content jsonb not null
);

-- Who a respondent is: encrypted with a key that is not in the database, apart from what was said.
create table respondent_contact (
  id uuid primary key,
  created_at timestamptz not null default now(),
  response_id uuid not null unique references response,
  sealed bytea not null,
  reachable boolean not null,
  acknowledged_at timestamptz,
  feedback_sent_at timestamptz,
  erased_at timestamptz
);

create table seal_opening (
  id uuid primary key,
  created_at timestamptz not null default now(),
  respondent_contact_id uuid not null references respondent_contact,
  opened_by uuid references person,
  opened_by_label text not null,
  purpose text not null check (purpose in ('acknowledge', 'feedback', 'copy-to-respondent', 'ask-back', 'subject-access', 'erasure'))
);
create index seal_opening_contact on seal_opening (respondent_contact_id);

-- A response begun and put aside: everything typed so far, sealed, found again by an emailed link or a code.
create table response_draft (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  code_hash bytea not null unique,
  sealed bytea not null,
  expires_at timestamptz not null,
  given_response_id uuid references response
);

create table point (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  response_id uuid not null references response,
  consultation_id uuid not null references consultation,
  number integer not null,
  source text not null,
  span_start integer not null,
  span_end integer not null,
  text text not null,
  document_id uuid references document,
  paragraph_id uuid references paragraph,
  question_id uuid references question,
  off_topic boolean not null default false,
  made_by uuid references person,
  check (span_start >= 0 and span_start < span_end),
  unique (consultation_id, number)
);
create index point_response on point (response_id);
create index point_paragraph on point (paragraph_id);

create table point_code (
  id uuid primary key,
  created_at timestamptz not null default now(),
  point_id uuid not null references point,
  code text not null,
  coder_id uuid not null references person,
  unique (point_id, code, coder_id)
);

-- An exact change to one paragraph of a draft; several points may lead to the same one.
create table amendment (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  document_version_id uuid not null references document_version,
  paragraph_id uuid not null references paragraph,
  text_before text not null,
  text_after text not null,
  reason text not null,
  decided_by uuid references person,
  applied_in_version_id uuid references document_version,
  withdrawn_at timestamptz
);

create table point_action (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  point_id uuid not null unique references point,
  action text not null check (action in ('noted', 'amended', 'not-accepted', 'passed-on')),
  reason text not null check (reason <> ''),
  amendment_id uuid references amendment,
  passed_to text not null default '',
  decided_by uuid references person,
  decided_at timestamptz not null default now(),
  check (action <> 'amended' or amendment_id is not null),
  check (action <> 'passed-on' or passed_to <> '')
);

create table consultation_report (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null unique references consultation,
  introduction text not null default '',
  process text not null default '',
  what_we_heard text not null default '',
  what_happens_next text not null default '',
  published_at timestamptz
);

create table explanation_request (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  response_id uuid not null references response,
  point_id uuid references point,
  question text not null,
  answer text not null default '',
  answered_at timestamptz,
  answered_by uuid references person
);
