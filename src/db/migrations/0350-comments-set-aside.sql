-- A comment that is not one (advertising, abuse, somebody's name) can be set aside with a reason; how many were, and why, is public.
alter table code_comment
  add column set_aside_on date,
  add column set_aside_as text check (set_aside_as in ('not-about-it', 'abuse', 'names-somebody', 'said-already')),
  add column set_aside_why text not null default '',
  add constraint code_comment_set_aside check ((set_aside_on is null) = (set_aside_as is null)),
  add constraint code_comment_one_end check (set_aside_on is null or answered_on is null);
