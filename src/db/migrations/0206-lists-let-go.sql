-- A list that was brought in is kept until a day: while it waits to be looked over, and then what was left out of it, each row with why.
alter table directory_import
  add column kept_until date not null default (current_date + 30),
  add column left_out jsonb not null default '[]',
  add column left_count integer not null default 0;
alter table directory_import alter column kept_until drop default;

alter table membership_list add column kept_until date not null default (current_date + 30);
alter table membership_list alter column kept_until drop default;
