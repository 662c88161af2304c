-- Responses that nobody has looked through as they are now for words that may show who somebody is. Each is named once, by its own id. It is a
-- list and no mark on the response: a mark with an index would write every index of the response anew, the one of all its words with them.
create table identifying_wait (
  id uuid primary key references response (id) on delete cascade,
  created_at timestamptz not null default now()
);

create function wait_to_be_looked_through() returns trigger language plpgsql as $$
begin
  if new.state = 'withdrawn' then
    delete from identifying_wait where id = new.id;
  else
    insert into identifying_wait (id) values (new.id) on conflict (id) do nothing;
  end if;
  return null;
end $$;
create trigger wait_when_given after insert on response for each row when (new.state <> 'withdrawn')
  execute function wait_to_be_looked_through();
create trigger wait_when_changed after update on response for each row
  when ((old.version, old.state) is distinct from (new.version, new.state)) execute function wait_to_be_looked_through();

insert into identifying_wait (id)
select r.id from response r left join identifying_look l on l.id = r.id
where r.state <> 'withdrawn' and l.response_version is distinct from r.version;

drop table identifying_look;

-- What was done to all such words that were found at once. `kind` and `like`: what they were found by, '' for all.
create table identifying_act (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  consultation_id uuid not null references consultation (id),
  state text not null check (state in ('masked', 'kept')),
  reason text not null check (reason <> ''),
  kind text not null default '',
  done_by uuid references person (id),
  undone_at timestamptz,
  undone_by uuid references person (id)
);
create index on identifying_act (consultation_id);
create index on identifying_act (done_by);
create index on identifying_act (undone_by);

-- The act by which words were decided, as long as what it said of them stands.
alter table identifying_words add column act_id uuid references identifying_act (id);
create index on identifying_words (act_id) where act_id is not null;
