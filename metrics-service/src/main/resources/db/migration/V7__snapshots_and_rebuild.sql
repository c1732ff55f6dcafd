-- A rebuild of a tenant's facts from its events: the one that runs, or the last one.
create table rebuild (
    tenant_id   text        not null,
    state       text        not null,
    cause       text        not null,
    -- The tenant as it was when it began: when its settings change meanwhile, it begins again.
    tenant      json        not null,
    -- What it is at, and the last id of that which is done.
    step        text        not null,
    done_to     text        collate "C" not null,
    done        bigint      not null,
    -- Unknown until it is counted.
    total       bigint,
    started_at  timestamptz not null,
    finished_at timestamptz,
    error       text,
    primary key (tenant_id)
);

-- That facts changed, a row for each batch of events: consumers of one tenant do not wait for each other to write it.
-- Whoever looks at the tenant's figures takes the rows away before.
create table fact_change (
    tenant_id  text        not null,
    id         bigint      generated always as identity,
    changed_at timestamptz not null,
    primary key (tenant_id, id)
);

-- Until when a tenant's figures have been looked at for snapshots. Whoever looks holds the row.
create table snapshot_look (
    tenant_id text        not null,
    until     timestamptz not null,
    primary key (tenant_id)
);

-- The snapshot that was sent last under each key.
create table snapshot (
    tenant_id text             not null,
    key       text             collate "C" not null,
    value     double precision,
    n         bigint           not null,
    primary key (tenant_id, key)
);

alter table rebuild enable row level security;
alter table rebuild force row level security;
create policy tenant on rebuild using (sees_tenant(tenant_id));
alter table fact_change enable row level security;
alter table fact_change force row level security;
create policy tenant on fact_change using (sees_tenant(tenant_id));
alter table snapshot_look enable row level security;
alter table snapshot_look force row level security;
create policy tenant on snapshot_look using (sees_tenant(tenant_id));
alter table snapshot enable row level security;
alter table snapshot force row level security;
create policy tenant on snapshot using (sees_tenant(tenant_id));
