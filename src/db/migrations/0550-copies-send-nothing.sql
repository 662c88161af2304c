-- A restored copy mails nobody until the secretariat lets it: what its own work would tell may be told by the original as well.
alter table area add column mail_waits boolean not null default false;
