-- Where each Kafka partition is read on. The one table without a tenant: a partition holds many of them.
create table inbox_offset (
    topic           text    not null,
    kafka_partition integer not null,
    next_offset     bigint  not null,
    primary key (topic, kafka_partition)
);

-- What is to be sent to Kafka, in order.
create table outbox (
    tenant_id   text        not null,
    id          bigint      generated always as identity,
    topic       text        not null,
    message_key text        not null,
    headers     json        not null,
    payload     bytea,
    created_at  timestamptz not null default now(),
    -- Why Kafka will never take it: such a row waits for a person and holds up nobody.
    refusal     text,
    primary key (tenant_id, id)
);

create index outbox_order on outbox (id) where refusal is null;

-- The second wall. Without the setting a row is nobody's; '*' is for consumers and relays (see TenantTransaction).
create function sees_tenant(tenant_id text) returns boolean
    language sql stable parallel safe
    return tenant_id = current_setting('plumbline.tenant', true)
        or current_setting('plumbline.tenant', true) = '*';

alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox using (sees_tenant(tenant_id));
