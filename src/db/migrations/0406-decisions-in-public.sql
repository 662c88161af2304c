-- Which decisions anybody may read, and the title of what they were taken under, kept beside each decision: ten years of them are
-- searched, counted and put in order by an index, and not by looking up meeting and item of every one. The rule is that of
-- `takenInTheOpen`: of a public partnership, in writing or in a meeting that has ended, and never of a closed item.
alter table decision
  add column in_public boolean not null default false,
  add column taken_under text not null default '';

create function see_decision_in_public() returns trigger language plpgsql as $$
declare closed_item boolean := false;
begin
  select i.closed, case when i.closed then '' else i.title end into closed_item, new.taken_under
    from agenda_item i where i.id = new.agenda_item_id;
  new.taken_under := coalesce(new.taken_under, '');
  new.in_public := not coalesce(closed_item, false)
    and (select public from partnership where id = new.partnership_id)
    and (new.meeting_id is null or (select state = 'held' from meeting where id = new.meeting_id));
  return new;
end $$;
create trigger decision_in_public before insert or update of partnership_id, meeting_id, agenda_item_id, in_public on decision
  for each row execute function see_decision_in_public();

create function see_decisions_of() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'meeting' then update decision set in_public = in_public where meeting_id = new.id;
  elsif tg_table_name = 'agenda_item' then update decision set in_public = in_public where agenda_item_id = new.id;
  else update decision set in_public = in_public where partnership_id = new.id;
  end if;
  return null;
end $$;
create trigger decisions_of_meeting after update of state on meeting
  for each row when (old.state is distinct from new.state) execute function see_decisions_of();
create trigger decisions_of_item after update of closed, title on agenda_item
  for each row when (old.closed is distinct from new.closed or old.title is distinct from new.title) execute function see_decisions_of();
create trigger decisions_of_partnership after update of public on partnership
  for each row when (old.public is distinct from new.public) execute function see_decisions_of();

update decision set in_public = in_public;

create index decision_public_day on decision (decided_on, id) where in_public;
create index decision_public_partnership on decision (partnership_id, decided_on) where in_public;
drop index decision_search;
create index decision_search on decision using gin (hub_words(text || ' ' || basis || ' ' || taken_under));
