-- From when until when each recorded finding stood, so that what stood on any day is counted without reading the history in order.
-- It follows from the record of findings and says nothing more: a row for each, but for those that tell that nobody asks any more.
create table finding_spell (
  -- That of the finding.
  id uuid primary key,
  created_at timestamptz not null default now(),
  subject_kind text not null,
  subject_id uuid not null,
  demand_id uuid not null references demand,
  edition_set_id uuid references edition_set,
  state text not null check (state in ('open', 'closed')),
  verdict text not null,
  proof text check (proof in ('shown', 'confirmed', 'stated')),
  -- The first day on which it stood, and the first on which it stood no longer; null while it stands.
  from_day date not null,
  to_day date check (to_day >= from_day)
);
create unique index finding_spell_stands on finding_spell (subject_id, demand_id, subject_kind) where to_day is null;
create index finding_spell_subject on finding_spell (subject_id, from_day);
create index finding_spell_demand on finding_spell (demand_id);
create index finding_spell_set on finding_spell (edition_set_id);

insert into finding_spell (id, subject_kind, subject_id, demand_id, edition_set_id, state, verdict, proof, from_day, to_day)
  select id, subject_kind, subject_id, demand_id, edition_set_id, state, verdict, proof, since, until from (
    select f.*, d.id as demand_id,
      lead(f.since) over (partition by f.subject_kind, f.subject_id, d.id order by f.since, f.id) as until
    from finding f join demand d on d.practice = f.practice and d.parameters = f.parameters) f
  where state <> 'not-asked';

-- A spell ends once, and nothing else of it changes; none goes.
create function refuse_changing_spell() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.to_day is not null or new.to_day is null
    or (to_jsonb(new) - 'to_day') <> (to_jsonb(old) - 'to_day') then
    raise exception 'the days on which a finding stood are only ever added to: % refused', tg_op
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger finding_spell_stays before update or delete on finding_spell for each row execute function refuse_changing_spell();
create trigger finding_spell_no_truncate before truncate on finding_spell for each statement execute function refuse_rewriting();
alter table finding_spell enable always trigger finding_spell_stays;
alter table finding_spell enable always trigger finding_spell_no_truncate;
