-- An organisation that has answered what it is to take on is asked about more in a question of its own: its answer was to what it read.
alter table ending_receiver drop constraint ending_receiver_partnership_ending_id_organisation_id_key;
-- A question in writing is read by those who sit there until it is decided: only its day is told.
update ending_handover set what = to_char(w.asked_on, 'FMDD FMMonth YYYY')
from written_procedure w where ending_handover.kind = 'question' and w.id = ending_handover.record_id;
