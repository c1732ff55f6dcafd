-- Addresses that help desks call. Hashes only, but for the signing secrets, which are needed to check signatures: those are
-- encrypted under a key that only the services' environment holds.
create table webhook_token (
    tenant_id             text        not null,
    id                    text        not null,
    provider              text        not null,
    name                  text        not null,
    allows_unsigned       boolean     not null,
    prefix                text        not null,
    hash                  text        not null,
    previous_hash         text,
    previous_hash_until   timestamptz,
    -- Whether the newer one was used since: until then the help desk has the older.
    hash_used             boolean     not null default false,
    secret                bytea,
    previous_secret       bytea,
    previous_secret_until timestamptz,
    secret_used           boolean     not null default false,
    created_at            timestamptz not null,
    expires_at            timestamptz,
    revoked_at            timestamptz,
    last_used_at          timestamptz,
    last_refused_at       timestamptz,
    last_refusal          text,
    primary key (tenant_id, id)
);

-- A help desk names no tenant: its token is looked for among all. Not unique, for a unique index begins with the tenant.
create index webhook_token_hash on webhook_token (hash);
create index webhook_token_previous_hash on webhook_token (previous_hash) where previous_hash is not null;

-- What a notice does not say itself, of a conversation: where its status came from, for instance.
create table webhook_memory (
    tenant_id    text        not null,
    provider     text        not null,
    conversation text        not null,
    name         text        not null,
    value        text        not null,
    changed_at   timestamptz not null,
    primary key (tenant_id, provider, conversation, name)
);

create index webhook_memory_age on webhook_memory (changed_at);

-- Notices that were dealt with, for longer than any provider tries again.
create table webhook_delivery (
    tenant_id   text        not null,
    provider    text        not null,
    notice      text        not null,
    accepted    integer     not null,
    received_at timestamptz not null,
    primary key (tenant_id, provider, notice)
);

create index webhook_delivery_age on webhook_delivery (received_at);

alter table webhook_token enable row level security;
alter table webhook_token force row level security;
create policy tenant on webhook_token using (sees_tenant(tenant_id));

alter table webhook_memory enable row level security;
alter table webhook_memory force row level security;
create policy tenant on webhook_memory using (sees_tenant(tenant_id));

alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy tenant on webhook_delivery using (sees_tenant(tenant_id));
