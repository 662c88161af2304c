-- The codebook: what each code of a consultation means, and under which other it stands. A code is named in `point_code` as ever; every code
-- that is given has its entry here, so that its page has one address whatever it is called.
create table codebook_code (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation,
  name text not null check (name <> ''),
  description text not null default '',
  parent_id uuid references codebook_code on delete set null,
  -- Written into the codebook by somebody: then it is told to everybody who reads, also where nobody has given it yet.
  written boolean not null default false,
  unique (consultation_id, name)
);
create index on codebook_code (parent_id);

-- What became of codes: renamed, put together, or divided.
create table codebook_change (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  -- The code it is told of; the one that is left where two were put together.
  code_id uuid references codebook_code on delete cascade,
  kind text not null check (kind in ('renamed', 'merged', 'divided')),
  from_name text not null,
  to_name text not null,
  changed_by uuid references person
);
create index on codebook_change (consultation_id);
create index on codebook_change (code_id);

-- A code put in the place of another on points that were found, so that one can be divided and that be undone.
alter table bulk_act add column code_before text not null default '';
-- Several readers may have given the code that one point had.
alter table bulk_act_point drop constraint bulk_act_point_bulk_act_id_point_id_key;
create index on bulk_act_point (bulk_act_id);

create function note_code_given() returns trigger language plpgsql as $$
begin
  insert into codebook_code (consultation_id, name)
  select consultation_id, new.code from point where id = new.point_id on conflict do nothing;
  return null;
end $$;
create trigger note_code_given after insert or update of code on point_code for each row execute function note_code_given();
insert into codebook_code (consultation_id, name)
  select distinct p.consultation_id, k.code from point_code k join point p on p.id = k.point_id;
