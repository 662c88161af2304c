-- Answers counted once, whatever their number. What was chosen stands beside the answers without any words of the respondent's own, so
-- that counting reads no long texts; every change of it leaves a row in `answer_change`, which a job adds to `answer_count` and takes
-- away in one statement. The counts are those of both tables together: exact at every moment, however far the job has come.

-- What was chosen, one entry for each question answered: its id and its answer, in which "x" stands for words of one's own.
create function hub_chosen(answers jsonb) returns text[] language sql immutable parallel safe strict
return array(
  select answer.key || ' ' || (case when jsonb_typeof(answer.value) = 'object' then (
      select jsonb_object_agg(part.key, case when part.key in ('text', 'comment', 'other') and part.value <> '""' then '"x"' else part.value end)
      from jsonb_each(answer.value) part)
    else answer.value end)::text
  from jsonb_each(answers) answer where answer.value <> 'null' order by answer.key);

alter table response add column chosen text[] not null generated always as (hub_chosen(answers)) stored;

create table answer_change (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  -- 1 for what is counted from now on, -1 for what is not any more.
  sign smallint not null check (sign in (1, -1)),
  confidential boolean not null,
  sector text not null,
  behalf text not null,
  provenance text not null,
  -- What was chosen, and by "channel" and "area" how the response came and from where.
  chosen text[] not null
);
create index on answer_change (consultation_id);

create table answer_count (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default now(),
  consultation_id uuid not null references consultation,
  confidential boolean not null,
  sector text not null,
  behalf text not null,
  provenance text not null,
  chosen text not null,
  count integer not null
);
-- A choice of many options can be longer than an index takes.
create unique index answer_count_of on answer_count (consultation_id, confidential, sector, behalf, provenance, md5(chosen));

create function note_answer_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state <> 'withdrawn' then
    insert into answer_change (consultation_id, sign, confidential, sector, behalf, provenance, chosen)
    values (old.consultation_id, -1, old.confidential, old.sector, old.behalf, old.provenance,
      old.chosen || ('channel ' || old.channel) || ('area ' || old.area_part));
  end if;
  if tg_op <> 'DELETE' and new.state <> 'withdrawn' then
    insert into answer_change (consultation_id, sign, confidential, sector, behalf, provenance, chosen)
    values (new.consultation_id, 1, new.confidential, new.sector, new.behalf, new.provenance,
      new.chosen || ('channel ' || new.channel) || ('area ' || new.area_part));
  end if;
  return null;
end $$;
create trigger note_answer_given after insert or delete on response for each row execute function note_answer_change();
create trigger note_answer_changed after update on response for each row
  when ((old.state = 'withdrawn', old.confidential, old.sector, old.behalf, old.provenance, old.channel, old.area_part, old.answers)
    is distinct from (new.state = 'withdrawn', new.confidential, new.sector, new.behalf, new.provenance, new.channel, new.area_part, new.answers))
  execute function note_answer_change();

insert into answer_change (consultation_id, sign, confidential, sector, behalf, provenance, chosen)
select consultation_id, 1, confidential, sector, behalf, provenance, chosen || ('channel ' || channel) || ('area ' || area_part)
from response where state <> 'withdrawn';
