-- What was answered to whoever asked for confidence: what can and what cannot be promised, in writing, kept with the response.
create table confidence_answer (
  id uuid primary key,
  created_at timestamptz not null default now(),
  response_id uuid not null unique references response,
  answer text not null check (answer <> ''),
  answered_by uuid references person,
  -- Whether it was sent by mail; whoever holds the code reads it in any case.
  mailed boolean not null
);
create index response_in_confidence on response (consultation_id) where confidential and state <> 'withdrawn';
