-- What a seat said stays where it does not count any more, because of an interest that came to light; and counts again
-- where that is taken back.
alter table position add column counted boolean not null default true;
