-- Pictures and PDFs that somebody sent as an answer. What is in them is sealed in `stored_file`; the answer names a file by its handle,
-- which nobody can guess: whoever brings it in a form has it from choosing the file. A file that stands in no response any more is dropped.
create table answer_file (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  handle uuid not null unique,
  stored_file_id uuid not null references stored_file,
  kind text not null check (kind in ('picture', 'pdf')),
  size integer not null check (size > 0),
  -- A mark of where it came from while it stands in no response, against sending without end.
  sender_mark bytea,
  -- Whether it shows somebody, as a reader found who opened it: until then it is as sealed as a contact.
  state text not null default 'unseen' check (state in ('unseen', 'shown', 'withheld')),
  reason text not null default '',
  decided_by uuid references person,
  decided_at timestamptz,
  check ((state = 'unseen') = (decided_at is null))
);
create index on answer_file (consultation_id);
create index on answer_file (stored_file_id);
create index on answer_file (decided_by);
create index on answer_file (sender_mark) where sender_mark is not null;

-- The responses that a file stands in.
create table answer_file_use (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  answer_file_id uuid not null references answer_file on delete cascade,
  response_id uuid not null references response,
  unique (response_id, answer_file_id)
);
create index on answer_file_use (answer_file_id);

-- That somebody opened a file to look at it.
create table answer_file_opening (
  id uuid primary key,
  created_at timestamptz not null default now(),
  answer_file_id uuid not null references answer_file on delete cascade,
  opened_by uuid not null references person
);
create index on answer_file_opening (answer_file_id);
create index on answer_file_opening (opened_by);

-- Where answers are counted, nothing is left of a file but its kind: its handle and its size are of one response alone.
create or replace function hub_chosen(answers jsonb) returns text[] language sql immutable parallel safe strict
return array(
  select answer.key || ' ' || (case when jsonb_typeof(answer.value) = 'object' then (
      select jsonb_object_agg(part.key, case
        when part.key in ('text', 'comment', 'other') and part.value <> '""' then '"x"'
        when part.key = 'files' then (
          select jsonb_agg(jsonb_build_object('kind', file.value -> 'kind') order by file.value -> 'kind')
          from jsonb_array_elements(part.value) file)
        else part.value end)
      from jsonb_each(answer.value) part)
    else answer.value end)::text
  from jsonb_each(answers) answer where answer.value <> 'null' order by answer.key);
