-- Mail to respondents that came back is told once a day, with nothing of its moment. What is there was told when it came back.
alter table respondent_contact add column came_back_told boolean not null default false;
update respondent_contact set came_back_told = true where came_back_at is not null;
