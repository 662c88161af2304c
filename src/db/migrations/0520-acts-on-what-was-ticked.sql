-- Whether an act was done to what was ticked, and not to all that was found; null for acts from before this was written down.
alter table bulk_act add column ticked boolean;
