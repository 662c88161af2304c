-- The lot of an election is made with it: between those with the most votes it falls the same however often the result is declared.
alter table election add column lot uuid not null default gen_random_uuid();
