-- What was derived from an event's text, beside what arrived and never in it; null where nothing was.
alter table event add column derived json;

-- The tenants that keep no texts and hold none any more from the time when they did.
create table texts_removed (
    tenant_id text not null primary key
);
alter table texts_removed enable row level security;
alter table texts_removed force row level security;
create policy tenant on texts_removed using (sees_tenant(tenant_id));
