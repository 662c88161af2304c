-- What the report says, on their own, of bodies that speak for others and of those most affected.
alter table consultation_report add column bodies_said text not null default '';
