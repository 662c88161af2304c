-- A question in writing has papers, may close at an hour of its last day, may be called off, and may be kept from the public with a reason and a
-- day on which that is looked at again, as an item of an agenda is. What is decided by such a question is kept from the public too.
alter table written_procedure
  add column closes_at time,
  add column closed_to_public boolean not null default false,
  add column closed_reason text not null default '',
  add column relook_on date,
  add constraint written_procedure_closed_check check (not closed_to_public or (closed_reason <> '' and relook_on is not null)),
  drop constraint written_procedure_result_check,
  add constraint written_procedure_result_check check (result in ('taken', 'not-taken', 'called-off'));

alter table decision
  add column closed_to_public boolean not null default false,
  add column closed_reason text not null default '',
  add column relook_on date,
  add constraint decision_closed_check check (not closed_to_public or (closed_reason <> '' and relook_on is not null));

-- A paper belongs to a meeting or to a question in writing.
alter table paper
  alter column meeting_id drop not null,
  add column written_procedure_id uuid references written_procedure,
  add constraint paper_of_one check (num_nonnulls(meeting_id, written_procedure_id) = 1),
  add constraint paper_item_of_meeting check (agenda_item_id is null or meeting_id is not null);
create index paper_written_procedure on paper (written_procedure_id) where written_procedure_id is not null;

create or replace function see_decision_in_public() returns trigger language plpgsql as $$
declare closed_item boolean := false;
begin
  if tg_op = 'INSERT' then
    perform from meeting where id = new.meeting_id for share;
    perform from agenda_item where id = new.agenda_item_id for share;
    perform from partnership where id = new.partnership_id for share;
  end if;
  select i.closed, case when i.closed then '' else i.title end into closed_item, new.taken_under
    from agenda_item i where i.id = new.agenda_item_id;
  new.taken_under := coalesce(new.taken_under, '');
  new.in_public := not coalesce(closed_item, false) and not new.closed_to_public
    and (select public from partnership where id = new.partnership_id)
    and (new.meeting_id is null or (select state = 'held' from meeting where id = new.meeting_id));
  return new;
end $$;
