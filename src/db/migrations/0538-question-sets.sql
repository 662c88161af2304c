-- Questions that the area keeps and asks again: the questions of a section, with who is asked, as they were when they were kept. Each form
-- that takes them up has a copy of its own, so that a set can change without touching what was asked.
create table question_set (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  title text not null check (title <> ''),
  note text not null default '',
  questions jsonb not null,
  -- Goes up when other questions take the place of those that are kept.
  edition integer not null default 1,
  taken_from_id uuid not null references consultation (id),
  kept_on date not null,
  put_away_on date
);
create index question_set_taken_from on question_set (taken_from_id);

-- From which set a section was taken up, and how it was then.
alter table form_section
  add column question_set_id uuid references question_set (id),
  add column question_set_edition integer,
  add check ((question_set_id is null) = (question_set_edition is null));
create index form_section_question_set on form_section (question_set_id);

-- The same question in other consultations: by its words.
create index question_words on question (md5(text));
