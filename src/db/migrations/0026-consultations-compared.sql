-- Each consultation is compared with its neighbours in time, on the same topic and of the same body: found by these.
create index consultation_opens on consultation (opens_on);
create index consultation_topic_opens on consultation (lower(topic), opens_on);
create index consultation_body_created on consultation (lead_organisation_id, created_at);
