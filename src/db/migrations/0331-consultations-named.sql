-- An entry may name consultations of partners: those that are combined, or kept apart for a reason.
alter table partnership_entry_named
  add column consultation_id uuid references consultation,
  drop constraint partnership_entry_named_check,
  add constraint partnership_entry_named_check check (num_nonnulls(partner_id, seat_id, consultation_id) = 1),
  add constraint partnership_entry_named_consultation unique (partnership_entry_id, consultation_id);
create index partnership_entry_named_consultation_id on partnership_entry_named (consultation_id);
