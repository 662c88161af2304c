-- The receipt of a response shows one joint view that stands: one that was withdrawn and put anew is shown by the same receipt.
alter table joint_view drop constraint joint_view_response_id_key;
create unique index joint_view_response on joint_view (response_id) where withdrawn_on is null;
