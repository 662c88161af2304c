-- The response that carries a joint view is looked up from its other end whenever a response is shown anew.
create index on joint_view (response_id);
