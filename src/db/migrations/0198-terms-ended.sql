-- The day on which a version in force was ended by hand. One that another took the place of says so by that other's day.
alter table document_version add column in_force_to date;
