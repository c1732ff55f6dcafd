-- Who sends events and asks for figures. This service owns them; the others know them from tenant.registry.
create table tenant (
    tenant_id             text        not null,
    name                  text        not null,
    time_zone             text        not null,
    currency              text        not null,
    repeat_contact_window interval    not null,
    sensitive_categories  text[]      not null,
    created_at            timestamptz not null,
    primary key (tenant_id)
);

-- Hashes only: nobody can read a key back.
create table api_key (
    tenant_id  text        not null references tenant,
    id         text        not null,
    prefix     text        not null,
    hash       text        not null,
    scopes     text[]      not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant_id, id)
);

create unique index api_key_hash on api_key (tenant_id, hash);

alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant using (sees_tenant(tenant_id));

alter table api_key enable row level security;
alter table api_key force row level security;
create policy tenant on api_key using (sees_tenant(tenant_id));
