-- The public address of an organisation is where it is asked when nobody speaks for it in the Hub. Whoever changes it could answer in its
-- place; so what it is asked goes to the address that stood there before for some days more.
alter table organisation add column email_before text not null default '';
alter table organisation add column email_changed_on date;
