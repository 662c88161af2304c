-- The record of findings is only ever added to. What stands now is kept beside it in a small table of its own, in the same
-- transaction, so that no page sorts the whole history.

-- Editions that a finding rests on, each with its fingerprint, in the order of their ids.
create table edition_set (
  id uuid primary key,
  created_at timestamptz not null default now(),
  codes uuid[] not null,
  fingerprints text[] not null,
  check (cardinality(codes) = cardinality(fingerprints)),
  unique (codes, fingerprints)
);

-- A practice with its numbers, as codes ask for it.
create table demand (
  id uuid primary key,
  created_at timestamptz not null default now(),
  practice text not null,
  parameters jsonb not null,
  unique (practice, parameters)
);

-- Open: as found on the day. Closed: as it stood when its subject ended. Not asked: no edition asks for it from that day on; the
-- verdict is the one that stood before.
alter table finding
  add column state text not null default 'open' check (state in ('open', 'closed', 'not-asked')),
  add column practice_version integer not null default 1,
  add column edition_set_id uuid references edition_set;

create table finding_now (
  id uuid primary key,
  created_at timestamptz not null default now(),
  subject_kind text not null,
  subject_id uuid not null,
  demand_id uuid not null references demand,
  state text not null check (state in ('open', 'closed', 'not-asked')),
  verdict text not null,
  proof text check (proof in ('shown', 'confirmed', 'stated')),
  practice_version integer not null,
  edition_set_id uuid references edition_set,
  because text not null,
  since date not null,
  unique (subject_kind, subject_id, demand_id)
);
create index finding_now_counts on finding_now (demand_id, subject_kind, subject_id) include (state, verdict, proof);

insert into demand (id, practice, parameters)
  select gen_random_uuid(), practice, parameters from finding group by practice, parameters;
insert into finding_now (id, subject_kind, subject_id, demand_id, state, verdict, proof, practice_version, because, since)
  select gen_random_uuid(), f.subject_kind, f.subject_id, d.id, 'open', f.verdict, f.proof, 1, f.because, f.since
  from (select distinct on (subject_kind, subject_id, practice, parameters) * from finding
    order by subject_kind, subject_id, practice, parameters, since desc, id desc) f
  join demand d on d.practice = f.practice and d.parameters = f.parameters;

-- What was recorded as asked for no more kept no verdict of its own; it is not asked.
update finding_now set state = 'not-asked'
  where verdict = 'doesNotApply' and because = 'No code that those answerable have signed asks for it any more.';

-- When the findings of a subject were closed with it, and what of them stands now in short.
create table subject_findings (
  id uuid primary key,
  created_at timestamptz not null default now(),
  subject_kind text not null,
  subject_id uuid not null,
  -- What was recorded last, in one value: nothing is compared finding by finding while it stays.
  digest text not null,
  -- How many findings stand, by verdict and proof: "met shown", or "notMet " where there is none.
  tally jsonb not null default '{}',
  closed_on date,
  unique (subject_kind, subject_id)
);

-- Subjects that ended before findings were closed with them: as they were last recorded.
insert into subject_findings (id, subject_kind, subject_id, digest, tally, closed_on)
  select gen_random_uuid(), n.subject_kind, n.subject_id, '', jsonb_object_agg(n.verdict || ' ' || coalesce(n.proof, ''), n.count),
    case when exists (select from consultation c where n.subject_kind = 'consultation' and c.id = n.subject_id
        and c.state in ('evaluated', 'withdrawn'))
      or exists (select from partnership p where n.subject_kind = 'partnership' and p.id = n.subject_id
        and p.state in ('ended', 'not-formed')) then max(n.since) end
  from (select subject_kind, subject_id, verdict, proof, count(*) as count, max(since) as since from finding_now
    where state = 'open' group by 1, 2, 3, 4) n
  group by n.subject_kind, n.subject_id;
insert into finding (id, subject_kind, subject_id, practice, parameters, verdict, proof, because, since, state)
  select gen_random_uuid(), n.subject_kind, n.subject_id, d.practice, d.parameters, n.verdict, n.proof, n.because, s.closed_on, 'closed'
  from finding_now n join demand d on d.id = n.demand_id
  join subject_findings s on s.subject_kind = n.subject_kind and s.subject_id = n.subject_id
  where n.state = 'open' and s.closed_on is not null;
update finding_now n set state = 'closed' from subject_findings s
  where s.subject_kind = n.subject_kind and s.subject_id = n.subject_id and n.state = 'open' and s.closed_on is not null;

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the record of findings is only ever added to: % refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger finding_append_only before update or delete on finding for each row execute function refuse_rewriting();
create trigger finding_no_truncate before truncate on finding for each statement execute function refuse_rewriting();
alter table finding enable always trigger finding_append_only;
alter table finding enable always trigger finding_no_truncate;

-- What stands now changes with each night; nothing of it goes.
create trigger finding_now_stays before delete on finding_now for each row execute function refuse_rewriting();
alter table finding_now enable always trigger finding_now_stays;
create function refuse_reopening() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' then
    raise exception 'a finding that was closed with its subject stays as it was' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger finding_closed_stays before update on finding_now for each row execute function refuse_reopening();
alter table finding_now enable always trigger finding_closed_stays;

create function refuse_reopening_subject() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.closed_on is not null and new.closed_on is distinct from old.closed_on) then
    raise exception 'findings that were closed with their subject stay closed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger subject_findings_stays before update or delete on subject_findings for each row execute function refuse_reopening_subject();
alter table subject_findings enable always trigger subject_findings_stays;
