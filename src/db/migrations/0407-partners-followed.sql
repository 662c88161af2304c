-- A partner that merges into another body, or hands its part to one, names who takes its place.
alter table partner add column followed_by_id uuid references organisation;
create index partner_followed_by on partner (followed_by_id) where followed_by_id is not null;
