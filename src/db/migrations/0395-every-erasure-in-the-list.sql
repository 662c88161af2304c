-- Concerns and requests to join let go how to reach whoever wrote, as requests for another format do.
alter table concern add column forgotten_at timestamptz;
alter table join_request alter column sealed_contact drop not null, add column forgotten_at timestamptz;

-- What came late and was taken in leads to the response it became: whoever is forgotten there is forgotten in an older copy's box too.
alter table late_response add column response_id uuid references response;
create index late_response_response on late_response (response_id);

-- Everything that is erased has its kind in the list of erasures.
alter table erasure drop constraint erasure_kind_check;
alter table erasure add constraint erasure_kind_check check (kind in
  ('contact', 'person', 'wish', 'late', 'late-contact', 'draft-contact', 'format', 'code-format', 'concern', 'join'));
