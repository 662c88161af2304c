-- What keying by hand and publishing under a name need.

-- The name an organisation answered under, only where it allowed that name to be published; otherwise it is sealed.
alter table response add column published_as text not null default '';
-- Why a response that came after the close was taken all the same.
alter table response add column late_reason text not null default '';
-- A second person keyed the same paper again and what they keyed was settled.
alter table response add column checked_by uuid references person;
alter table response add column checked_at timestamptz;

create index response_draft_expiry on response_draft (expires_at);
create index explanation_request_response on explanation_request (response_id);
create index response_revision_response on response_revision (response_id);
