-- The address of a post that reads for its organisation no more is let go for good, in older copies as well.
alter table erasure drop constraint erasure_kind_check;
alter table erasure add constraint erasure_kind_check check (kind in (
  'contact', 'person', 'wish', 'late', 'late-contact', 'draft-contact', 'format', 'code-format', 'concern', 'join', 'staff'));
