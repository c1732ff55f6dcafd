-- What is stored already is changed below, of all tenants; until this transaction ends.
set local plumbline.tenant = '*';

-- How long things took within the tenant's business hours, in seconds.
alter table contact add column first_response_business double precision;
alter table contact add column first_ai_response_business double precision;
alter table contact add column first_human_response_business double precision;
alter table contact add column resolution_business double precision;
alter table contact add column handoff_wait_business double precision;

-- Every setting that facts depend on, as one text. It is not known of the facts there are, and they have new columns: all
-- of them are folded again.
delete from folded_settings;
alter table folded_settings drop column repeat_contact_window;
alter table folded_settings drop column sensitive_categories;
alter table folded_settings add column settings text not null;
