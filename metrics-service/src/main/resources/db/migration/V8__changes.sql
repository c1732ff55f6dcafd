-- Every series asks for the changes of its period; among a tenant's events there are few.
create index event_of_change on event (tenant_id, time) where type = 'change.released';
