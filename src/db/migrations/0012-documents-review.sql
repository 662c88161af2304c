-- Looking over a file that was read: what it was read as, every correction in order so that a step can be taken back,
-- and what was decided about each document in it.
alter table import_draft
  add column as_read jsonb not null default '[]',
  add column steps jsonb not null default '[]',
  add column choices jsonb not null default '[]';
create index import_draft_subject on import_draft (subject_kind, subject_id, created_at);
