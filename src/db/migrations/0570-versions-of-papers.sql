-- A paper may take the place of an earlier one, which stays as it was sent; and one that is kept from the public may be for some seats alone.
alter table paper
  add column replaces_id uuid unique references paper,
  add column for_seats uuid[] not null default '{}',
  add constraint paper_for_seats_check check (for_seats = '{}' or confidential);
