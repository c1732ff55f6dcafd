-- What the sample service made of each event: how often it was taken. Anything but 1 is a defect of the inbox.
create table taken (
    tenant_id text    not null,
    event_id  text    not null,
    times     integer not null,
    primary key (tenant_id, event_id)
);

alter table taken enable row level security;
alter table taken force row level security;
create policy tenant on taken using (sees_tenant(tenant_id));
