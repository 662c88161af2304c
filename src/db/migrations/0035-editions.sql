-- Editions of codes: what binds in each is kept in one form with its fingerprint and never changes once it is in force or signed.
-- An edition from before is given its binding text from the file it was adopted with, when the hub starts next.

alter table code
  add column binding text,
  add column fingerprint text,
  add column unconsulted_reason text not null default '',
  add column ended_why text not null default '';

alter table code add constraint code_fingerprint_is_of_its_text
  check (case when binding is null then fingerprint is null
    else fingerprint is not distinct from encode(sha256(convert_to(binding, 'UTF8')), 'hex') end);
alter table code add constraint code_once_by_fingerprint unique (id, fingerprint);

-- A signature is to the text that was signed: its fingerprint cannot be another than that of its edition.
alter table signature
  add column fingerprint text,
  -- The day on which it was entered, where that is not the day from which it stands; null for one from before that was kept.
  add column recorded_on date,
  add constraint signature_of_one_text foreign key (code_id, fingerprint) references code (id, fingerprint);

create function refuse_other_signature() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'A signature that was given is kept; it may be given a last day'; end if;
  if (new.organisation_id, new.code_id, new.from_day) is distinct from (old.organisation_id, old.code_id, old.from_day)
    or (old.fingerprint is not null and new.fingerprint is distinct from old.fingerprint)
  then raise exception 'What was signed, by whom and from when, never changes'; end if;
  return new;
end $$;
create trigger signature_stays before update or delete on signature for each row execute function refuse_other_signature();
alter table signature enable always trigger signature_stays;

create function refuse_other_edition() returns trigger language plpgsql as $$
declare
  signed boolean := exists (select from signature where code_id = old.id);
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' or signed then raise exception 'An edition that was in force or signed is kept'; end if;
    return old;
  end if;
  if old.status = 'draft' and not signed then return new; end if;
  if (new.edition, new.title, new.subject_kind) is distinct from (old.edition, old.title, old.subject_kind)
    or (old.source is not null and new.source is distinct from old.source)
    or (old.binding is not null and (new.binding, new.fingerprint) is distinct from (old.binding, old.fingerprint))
  then raise exception 'The text of an edition that was in force or signed never changes'; end if;
  if old.status <> 'draft' and (new.status = 'draft'
    or (new.in_force_from, new.replaces_code_id) is distinct from (old.in_force_from, old.replaces_code_id))
  then raise exception 'When an edition came into force, and in whose place, never changes'; end if;
  if old.status = 'superseded' and (new.status, new.superseded_on) is distinct from (old.status, old.superseded_on)
  then raise exception 'An edition that is no longer in force does not come back'; end if;
  return new;
end $$;
create trigger code_edition_stays before update or delete on code for each row execute function refuse_other_edition();
alter table code enable always trigger code_edition_stays;

-- A slip in the words of a clause, mended beside it.
create table code_erratum (
  id uuid primary key,
  created_at timestamptz not null default now(),
  code_id uuid not null references code,
  clause text not null,
  was text not null check (was <> ''),
  becomes text not null check (becomes <> '' and becomes <> was),
  why text not null check (why <> ''),
  made_on date not null,
  made_by uuid references person
);
create index code_erratum_code on code_erratum (code_id);

-- Whom a notice about a code reached, and when: of a new edition, of an erratum, of its end.
create table edition_notice (
  id uuid primary key,
  created_at timestamptz not null default now(),
  code_id uuid not null references code,
  organisation_id uuid not null references organisation,
  about text not null check (about in ('new-edition', 'erratum', 'end')),
  told_on date not null,
  addresses integer not null check (addresses >= 0)
);
create index edition_notice_code on edition_notice (code_id, organisation_id);

-- What a signatory of an earlier edition says to a later one. A later answer stands beside the one before.
create table edition_answer (
  id uuid primary key,
  created_at timestamptz not null default now(),
  code_id uuid not null references code,
  fingerprint text not null,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('agreed', 'not-agreed')),
  note text not null default '',
  answered_on date not null,
  answered_by uuid references person,
  foreign key (code_id, fingerprint) references code (id, fingerprint)
);
create index edition_answer_code on edition_answer (code_id, organisation_id);

-- The day on which the plan of a consultation was begun, and the later edition that its lead has it judged by.
alter table consultation add column begun_on date;
create table consultation_edition (
  id uuid primary key,
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  code_id uuid not null references code,
  fingerprint text not null,
  reason text not null check (reason <> ''),
  chosen_on date not null,
  chosen_by uuid references person,
  foreign key (code_id, fingerprint) references code (id, fingerprint)
);
create index consultation_edition_consultation on consultation_edition (consultation_id);

create trigger code_erratum_append_only before update or delete on code_erratum for each row execute function refuse_change();
create trigger edition_notice_append_only before update or delete on edition_notice for each row execute function refuse_change();
create trigger edition_answer_append_only before update or delete on edition_answer for each row execute function refuse_change();
create trigger consultation_edition_append_only before update or delete on consultation_edition for each row execute function refuse_change();
alter table code_erratum enable always trigger code_erratum_append_only;
alter table edition_notice enable always trigger edition_notice_append_only;
alter table edition_answer enable always trigger edition_answer_append_only;
alter table consultation_edition enable always trigger consultation_edition_append_only;
