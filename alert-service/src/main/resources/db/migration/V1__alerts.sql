-- Positions in the reading order of events: time as seconds since 1970, exact to the nanosecond, which timestamptz is not.

-- Per field, what was stated last.
create table customer (
    tenant_id        text    not null,
    customer_id      text    not null,
    vip              boolean,
    vip_time         numeric(21, 9),
    vip_source       text,
    vip_event_id     text,
    ever_vip         boolean not null,
    segment          text,
    segment_time     numeric(21, 9),
    segment_source   text,
    segment_event_id text,
    primary key (tenant_id, customer_id)
);

-- The customer is the first opening's, the category the one stated last.
create table conversation (
    tenant_id         text not null,
    conversation_id   text not null,
    customer_id       text,
    opened_time       numeric(21, 9),
    opened_source     text,
    opened_event_id   text,
    category          text,
    category_time     numeric(21, 9),
    category_source   text,
    category_event_id text,
    primary key (tenant_id, conversation_id)
);

-- Every customer that any opening of a conversation names: as a rule one.
create table conversation_customer (
    tenant_id       text not null,
    customer_id     text not null,
    conversation_id text not null,
    primary key (tenant_id, customer_id, conversation_id)
);

create index conversation_customer_conversation on conversation_customer (tenant_id, conversation_id);

-- Every answer, also those that a later one replaces.
create table survey_answer (
    tenant_id       text           not null,
    survey_id       text           not null,
    source          text           not null,
    event_id        text           not null,
    answered_time   numeric(21, 9) not null,
    kind            text           not null,
    score           integer        not null,
    comment         text,
    conversation_id text,
    customer_id     text,
    fresh           boolean        not null,
    primary key (tenant_id, survey_id, source, event_id)
);

create index survey_answer_conversation on survey_answer (tenant_id, conversation_id);
create index survey_answer_customer on survey_answer (tenant_id, customer_id);

create table alert (
    tenant_id   text        not null,
    id          uuid        not null,
    fingerprint text        not null,
    rule        text        not null,
    severity    text        not null,
    state       text        not null,
    state_since timestamptz not null,
    revision    integer     not null,
    title       text        not null,
    summary     text        not null,
    started_at  timestamptz not null,
    changed_at  timestamptz not null,
    customer_id text,
    evidence    jsonb       not null,
    primary key (tenant_id, id),
    unique (tenant_id, fingerprint)
);

create index alert_newest on alert (tenant_id, started_at desc, id desc);

-- The secret is encrypted, see SecretCipher.
create table channel (
    tenant_id        text  not null,
    name             text  not null,
    kind             text  not null,
    url              text  not null,
    secret           bytea not null,
    disabled_because text,
    primary key (tenant_id, name)
);

-- What is told, to whom, and what became of it. Pending rows are worked once next_attempt_at has come.
create table delivery (
    tenant_id       text        not null,
    id              bigint      generated always as identity,
    alert_id        uuid        not null,
    channel         text        not null,
    message_id      text        not null,
    notification    jsonb       not null,
    status          text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    answer          text,
    answered_at     timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, message_id, channel)
);

create index delivery_of_alert on delivery (tenant_id, alert_id);
create index delivery_due on delivery (next_attempt_at) where status = 'pending';

alter table customer enable row level security;
alter table customer force row level security;
create policy tenant on customer using (sees_tenant(tenant_id));
alter table conversation enable row level security;
alter table conversation force row level security;
create policy tenant on conversation using (sees_tenant(tenant_id));
alter table conversation_customer enable row level security;
alter table conversation_customer force row level security;
create policy tenant on conversation_customer using (sees_tenant(tenant_id));
alter table survey_answer enable row level security;
alter table survey_answer force row level security;
create policy tenant on survey_answer using (sees_tenant(tenant_id));
alter table alert enable row level security;
alter table alert force row level security;
create policy tenant on alert using (sees_tenant(tenant_id));
alter table channel enable row level security;
alter table channel force row level security;
create policy tenant on channel using (sees_tenant(tenant_id));
alter table delivery enable row level security;
alter table delivery force row level security;
create policy tenant on delivery using (sees_tenant(tenant_id));
