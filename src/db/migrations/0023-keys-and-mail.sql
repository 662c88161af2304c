-- The seal key is known by a value sealed with it, so that a lost or foreign key is noticed before anything is sealed with another one.
create table seal_check (
  id uuid primary key,
  created_at timestamptz not null default now(),
  only_one boolean not null default true unique check (only_one),
  sealed bytea not null
);

-- Every mail waits sealed, and what it said is forgotten when it has left. The columns body and attachments hold only mail
-- that was written before; it is delivered from there.
alter table outgoing_mail add column next_try_at timestamptz;
drop index outgoing_mail_waiting;
create index outgoing_mail_waiting on outgoing_mail (next_try_at nulls first, created_at) where state = 'waiting';
create index outgoing_mail_about on outgoing_mail (about_id) where about_id is not null;
update outgoing_mail set to_address = '', body = '', attachments = '[]', sealed = null, last_problem = null where state = 'sent';
update outgoing_mail set last_problem = null where sealed is not null;
update outgoing_mail set body = regexp_replace(body, '/sign-in/\S+', '/sign-in/…', 'g') where body like '%/sign-in/%';

-- The audit and the openings of seals stay guarded where a session has put the ordinary triggers to sleep.
alter table audit_entry enable always trigger audit_entry_append_only;
alter table audit_entry enable always trigger audit_entry_no_truncate;
alter table seal_opening enable always trigger seal_opening_append_only;
alter table seal_opening enable always trigger seal_opening_no_truncate;
