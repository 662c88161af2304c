-- A view that a seat put on record itself, by whom and when. One without was noted for it, by whoever recorded the decision.
alter table minority_view add column given_by uuid references person;
alter table minority_view add column given_on date;
create index minority_view_given_by on minority_view (given_by);
