-- Questions that ask who somebody is: their answers are no point, are never quoted or searched, and stand apart from what was said.
alter table question add column about_you boolean not null default false;
