-- Which questions a response answers with something, so that whether it does is known without reading what it says.
create function hub_answered(answers jsonb) returns text[] language sql immutable parallel safe strict
return array(select answer.key from jsonb_each(answers) answer
  where jsonb_strip_nulls(answer.value) not in ('null', '""', '[]', '{}') order by answer.key);
alter table response add column answered text[] not null generated always as (hub_answered(answers)) stored;
