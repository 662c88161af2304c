-- A section of a form is edited by several people, and since it says who is asked more rests on it than its title: an edit quotes
-- the version it was made from. What was removed before and may be put back has one as well.
alter table form_section add column version integer not null default 1;
update removed_row set content = content || '{"version": 1}' where kind = 'form_section' and put_back_at is null;
