-- Who is asked a question or the questions of a section: null for everybody, or a condition on answers to earlier questions
-- (`src/questions/condition.ts`). It stands on the row itself, so that what is removed and put back keeps it.
alter table question add column shown_if jsonb;
alter table form_section add column shown_if jsonb;

-- Questions that the way through the form did not ask, each with what was answered to it all the same (null for nothing): told to whoever
-- gave it, never counted. Who was asked is counted beside the answers.
alter table response add column not_asked jsonb not null default '{}';

-- A mark for each question that a response was not asked.
create function hub_not_asked(not_asked jsonb) returns text[] language sql immutable parallel safe strict
return array(select 'not-asked ' || question from jsonb_object_keys(not_asked) question order by 1);

create or replace function note_answer_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state <> 'withdrawn' then
    insert into answer_change (consultation_id, sign, confidential, sector, behalf, provenance, chosen)
    values (old.consultation_id, -1, old.confidential, old.sector, old.behalf, old.provenance,
      old.chosen || hub_not_asked(old.not_asked) || ('channel ' || old.channel) || ('area ' || old.area_part));
  end if;
  if tg_op <> 'DELETE' and new.state <> 'withdrawn' then
    insert into answer_change (consultation_id, sign, confidential, sector, behalf, provenance, chosen)
    values (new.consultation_id, 1, new.confidential, new.sector, new.behalf, new.provenance,
      new.chosen || hub_not_asked(new.not_asked) || ('channel ' || new.channel) || ('area ' || new.area_part));
  end if;
  return null;
end $$;
drop trigger note_answer_changed on response;
create trigger note_answer_changed after update on response for each row
  when ((old.state = 'withdrawn', old.confidential, old.sector, old.behalf, old.provenance, old.channel, old.area_part, old.answers, old.not_asked)
    is distinct from (new.state = 'withdrawn', new.confidential, new.sector, new.behalf, new.provenance, new.channel, new.area_part, new.answers, new.not_asked))
  execute function note_answer_change();
