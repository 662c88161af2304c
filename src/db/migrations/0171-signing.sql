-- Who signed for an organisation, as the public register names them: in which role, and by whose decision. Where somebody signed
-- by their own account, the name is that of the account. A withdrawal says in public why.
alter table signature add column signer_name text not null default '';
alter table signature add column signer_role text not null default '';
alter table signature add column authority text not null default '';
alter table signature add column withdrawn_on date;
alter table signature add column withdrawn_why text not null default '';
create index signature_signed_by on signature (signed_by) where signed_by is not null;

-- The day on which a champion last said that they still are, and the day on which they were last asked.
alter table champion add column version integer not null default 1;
alter table champion add column confirmed_on date;
alter table champion add column asked_on date;
