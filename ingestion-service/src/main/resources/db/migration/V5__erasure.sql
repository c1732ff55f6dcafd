-- Who was erased, by a hash that only this installation can make; never the id itself.
create table erasure (
    tenant_id     text        not null,
    customer_hash text        not null,
    pseudonym     text        not null,
    erased_at     timestamptz not null,
    primary key (tenant_id, customer_hash)
);
create index erasure_time on erasure (tenant_id, erased_at);

alter table erasure enable row level security;
alter table erasure force row level security;
create policy tenant on erasure using (sees_tenant(tenant_id));
