-- A seat that misses as many meetings as the rules name is asked whether it stays, once for the last of them.
alter table meeting_reminder drop constraint meeting_reminder_kind_check;
alter table meeting_reminder add constraint meeting_reminder_kind_check
  check (kind in ('proposals', 'papers', 'report-back', 'missed'));
