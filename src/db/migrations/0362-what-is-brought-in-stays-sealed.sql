-- What the words of a file were said to mean: sealed like the file, and erased with it, because what was typed stands in it.
alter table response_import add column sealed_meanings bytea not null default '';
update response_import set plan = plan - 'meanings';

-- What came late and was not taken in stays erased in a copy from before that.
alter table erasure drop constraint erasure_kind_check;
alter table erasure add constraint erasure_kind_check check (kind in ('contact', 'person', 'wish', 'late'));
