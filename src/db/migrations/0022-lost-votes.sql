-- A question that was put and not agreed to stands in the minutes as well: `carried` says which it was.
alter table decision add column carried boolean not null default true;

-- How many voting seats the terms ask for before anything can be decided; null where they name no number.
alter table partnership add column quorum integer check (quorum > 0);

-- A concern about whoever runs a partnership is for the secretariat alone.
alter table concern add column for_secretariat boolean not null default false;
