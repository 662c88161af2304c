-- Whoever sent X-Forwarded-For stood here with their address: of readers it is not kept. What still happens is noted anew.
delete from sighting;
