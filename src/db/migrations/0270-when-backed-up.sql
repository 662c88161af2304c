-- When a backup was made last is asked often: by the page of the secretariat, by "doctor" and by monitoring.
create index audit_entry_backed_up on audit_entry (created_at) where action = 'installation.backed-up';
