-- How many people signed a petition: it counts as one response, and is told with its signatures. Null for what is no petition.
alter table response add column signatures integer check (signatures between 2 and 100000000);
