-- What the report says of how the needs of those who are often left out were taken into account.
alter table consultation_report add column diverse_needs text not null default '';
