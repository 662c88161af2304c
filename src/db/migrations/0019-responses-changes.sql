-- Amendments reword, drop or add a paragraph, and one point may lead to several; who opened a seal can never be unsaid.

-- A drop may name the paragraph that says the same from then on. An addition names the paragraph it stands after, or under,
-- and the paragraph that it became, so that this stays the same one however often the version is made.
alter table amendment
  add column does text not null default 'reword' check (does in ('reword', 'drop', 'add')),
  add column into_paragraph_id uuid references paragraph,
  add column kind text not null default 'paragraph',
  add column printed text not null default '',
  add column placed text not null default 'beside' check (placed in ('beside', 'under')),
  add column added_paragraph_id uuid references paragraph,
  add check (does <> 'reword' or (text_after <> '' and into_paragraph_id is null)),
  add check (does <> 'drop' or text_after = ''),
  add check (does <> 'add' or (text_before = '' and text_after <> '' and into_paragraph_id is null)),
  add check (does = 'add' or added_paragraph_id is null);

-- What stands in a paragraph changes in one way at a time; any number may be added after it.
drop index amendment_one_at_a_time;
create unique index amendment_one_at_a_time on amendment (document_version_id, paragraph_id)
  where withdrawn_at is null and does <> 'add';

create table point_amendment (
  id uuid primary key,
  created_at timestamptz not null default now(),
  point_id uuid not null references point,
  amendment_id uuid not null references amendment,
  unique (point_id, amendment_id)
);
create index point_amendment_amendment on point_amendment (amendment_id);
insert into point_amendment (id, created_at, point_id, amendment_id)
  select gen_random_uuid(), decided_at, point_id, amendment_id from point_action where amendment_id is not null;
alter table point_action drop column amendment_id;

-- A point whose action is a changed text leads to at least one change, at the end of whatever is done to it.
create function refuse_change_without_text() returns trigger language plpgsql as $$
declare
  which uuid;
begin
  if tg_op = 'DELETE' then which := old.point_id; else which := new.point_id; end if;
  if exists (select from point_action where point_id = which and action = 'amended')
    and not exists (select from point_amendment where point_id = which) then
    raise exception 'a point changed the text, but no change is kept' using errcode = 'check_violation', constraint = 'every_change_exact';
  end if;
  return null;
end $$;
create constraint trigger every_change_exact after insert or update on point_action
  deferrable initially deferred for each row execute function refuse_change_without_text();
create constraint trigger every_change_stays after delete or update on point_amendment
  deferrable initially deferred for each row execute function refuse_change_without_text();

create trigger seal_opening_append_only before update or delete on seal_opening for each row execute function refuse_change();
create trigger seal_opening_no_truncate before truncate on seal_opening for each statement execute function refuse_change();

-- A register that was public and is open again, because a response came to light that nobody had counted. It stays public
-- meanwhile, with the reason; settled when the consultation is reported again.
create table register_reopening (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  reason text not null check (reason <> ''),
  state_before text not null check (state_before in ('reported', 'evaluated')),
  reopened_by uuid references person,
  settled_at timestamptz
);
create unique index register_reopening_one on register_reopening (consultation_id) where settled_at is null;
