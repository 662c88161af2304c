-- Mail of a restored copy is held back until the secretariat lets it leave: whoever it was for may have had it from the original.
alter table outgoing_mail drop constraint outgoing_mail_state_check;
alter table outgoing_mail add constraint outgoing_mail_state_check
  check (state in ('waiting', 'sent', 'failed', 'kept', 'held-back'));
