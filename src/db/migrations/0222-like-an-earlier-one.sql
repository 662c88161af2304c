-- The earlier consultation whose plan and questions one was begun with.
alter table consultation add column copied_from_id uuid references consultation;
create index consultation_copied_from on consultation (copied_from_id) where copied_from_id is not null;
