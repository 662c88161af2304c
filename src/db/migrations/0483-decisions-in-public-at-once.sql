-- A decision that is recorded while somebody else ends its meeting, closes its item or hides its partnership waits for them: neither sees
-- what the other has not kept yet, so that a decision under an item just closed stood among those anybody may read, and one of a
-- meeting just ended never did. The meeting is held first, as the screen on which it is recorded holds it before its items.
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
  new.in_public := not coalesce(closed_item, false)
    and (select public from partnership where id = new.partnership_id)
    and (new.meeting_id is null or (select state = 'held' from meeting where id = new.meeting_id));
  return new;
end $$;

update decision set in_public = in_public;
