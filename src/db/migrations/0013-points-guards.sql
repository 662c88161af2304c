-- What must hold of points, their actions and amendments, whoever writes them.

-- One exact change at a time for a paragraph of a version: a second one would be written for words that are gone.
create unique index amendment_one_at_a_time on amendment (document_version_id, paragraph_id) where withdrawn_at is null;
create index amendment_consultation on amendment (consultation_id);
create index explanation_request_waiting on explanation_request (created_at) where answered_at is null;

-- Whoever can be reached only by post gets feedback by letter; known once the seal was opened to send it.
alter table respondent_contact add column feedback_by_letter boolean not null default false;

-- No point without an action in a consultation that is reported: neither by reporting, nor by a late point, nor by taking an
-- action away. The lock on the consultation makes the three wait for one another.
create function refuse_unanswered_points() returns trigger language plpgsql as $$
begin
  if new.state in ('reported', 'evaluated') and old.state not in ('reported', 'evaluated') and exists (
    select from point
    join response on response.id = point.response_id and response.state <> 'withdrawn'
    where point.consultation_id = new.id
      and not exists (select from point_action where point_action.point_id = point.id)
  ) then
    raise exception 'a point has no action' using errcode = 'check_violation', constraint = 'every_point_answered';
  end if;
  return new;
end $$;

create trigger every_point_answered before update of state on consultation
  for each row execute function refuse_unanswered_points();

create function refuse_late_points() returns trigger language plpgsql as $$
declare
  present text;
begin
  if tg_table_name = 'point' then
    select state into present from consultation where id = new.consultation_id for share;
  else
    select consultation.state into present
    from point join consultation on consultation.id = point.consultation_id
    where point.id = old.point_id for share of consultation;
  end if;
  if present in ('reported', 'evaluated') then
    raise exception 'the consultation is reported' using errcode = 'check_violation', constraint = 'every_point_answered';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;

create trigger no_late_point before insert on point for each row execute function refuse_late_points();
create trigger no_action_taken_away before delete on point_action for each row execute function refuse_late_points();
