-- A seat that goes on under another body knows the seats that it goes on from: an interest that was declared in one of those keeps what
-- is closed from whoever sits in it now, as it did before.
alter table seat add column goes_on_from uuid[] not null default '{}';
