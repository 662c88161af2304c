-- A consultation in another language: who put it into it, and since when it is offered.
create table consultation_language (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation (id),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  translated_by text not null default '',
  offered_on date,
  unique (consultation_id, language)
);

-- Its words: `at` names the text (a part of the plan, a section, a question or a choice), `source` is the English that was
-- translated: where the English says something else by now, the words count no more.
create table consultation_wording (
  consultation_id uuid not null,
  language text not null,
  at text not null,
  source text not null,
  words text not null,
  primary key (consultation_id, language, at),
  foreign key (consultation_id, language) references consultation_language (consultation_id, language)
);
