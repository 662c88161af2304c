-- Words in a response that may show who somebody is. Found by their shape, or named by a reader. Whatever is published or exported leaves them
-- out, from the moment they are found, until somebody says that they may stay. The response itself stays as it was given.
create table identifying_words (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation (id),
  response_id uuid not null references response (id),
  words text not null check (words <> ''),
  kind text not null check (kind in ('email', 'phone', 'postcode', 'name', 'other')),
  state text not null default 'found' check (state in ('found', 'masked', 'kept')),
  reason text not null default '',
  decided_by uuid references person (id),
  decided_at timestamptz,
  check ((state = 'found') = (decided_at is null)),
  unique (response_id, words)
);
create index identifying_words_consultation on identifying_words (consultation_id, state);
create index identifying_words_decided_by on identifying_words (decided_by);

-- That a response was looked through for such words, and as which version. Its id is that of the response.
create table identifying_look (
  id uuid primary key references response (id),
  created_at timestamptz not null default now(),
  response_version integer not null
);
