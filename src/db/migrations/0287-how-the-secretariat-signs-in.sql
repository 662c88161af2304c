-- How the secretariat must have signed in to act as it.
alter table area add column secretariat_way text not null default 'any' check (secretariat_way in ('any', 'passkey'));
