-- A seat is not counted whose partner says itself that whoever sits there does not as is written down.
alter table decision_seat drop constraint decision_seat_why_check;
alter table decision_seat add constraint decision_seat_why_check check (why in ('conflict', 'no-vote', 'vacant', 'apology', 'away', 'observer',
  'denied', 'left', 'same-person', 'same-organisation'));
