-- The counts of a report as they were published. They stay the base of what is told: counted anew after a response is
-- withdrawn, the difference would tell what that response said.
alter table consultation_report add column counts jsonb;
