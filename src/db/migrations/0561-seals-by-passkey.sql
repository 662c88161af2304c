-- How people must have signed in to open what is sealed: any fresh way, or with a passkey.
alter table area add column seals_way text not null default 'any' check (seals_way in ('any', 'passkey'));
