-- A role that is ended on the day it was given held on no day: it runs to the day before, and stays on record.
alter table role_grant drop constraint role_grant_check;
alter table role_grant add check (to_day is null or from_day <= to_day + 1);
