-- A tenant's policies, as one document: they are read whole, and replaced whole.
create table policy_set (
    tenant_id  text        not null primary key,
    policies   jsonb       not null,
    changed_at timestamptz not null
);
alter table policy_set enable row level security;
alter table policy_set force row level security;
create policy tenant on policy_set using (sees_tenant(tenant_id));

-- What policies filter on: of a conversation who worked on it and what it is about, of a customer the profile.
alter table conversation
    add column ai          boolean not null default false,
    add column human       boolean not null default false,
    add column handed_over boolean not null default false,
    add column assisted    boolean not null default false,
    add column told        jsonb   not null default '{}';
-- What was last resolved within a time, for trying policies on it.
alter table conversation add column resolved_at timestamptz;
create index conversation_resolved on conversation (tenant_id, resolved_at) where resolved_at is not null;

alter table customer
    add column profile      jsonb not null default '{}',
    add column last_contact timestamptz,
    -- When the cadence asks next; empty until that is worked out.
    add column turn_at      timestamptz;
create index customer_turn on customer (tenant_id, turn_at) where email is not null;

alter table survey
    alter column conversation_id drop not null,
    add column policy     text not null default 'csat',
    add column path       text,
    -- What it waits for, while it is due.
    add column waits_for  text,
    add column remind_at  timestamptz,
    -- Why its answer is taken for a machine's.
    add column suspicion  text,
    -- When its page was first opened, and the trap that no person sees.
    add column opened_at  timestamptz,
    add column trapped_at timestamptz;
create index survey_to_remind on survey (remind_at) where state = 'SENT' and remind_at is not null;

-- The ratings of a mail that were opened, and when last.
create table rating_opened (
    tenant_id text        not null,
    survey_id uuid        not null,
    score     integer     not null,
    opened_at timestamptz not null,
    primary key (tenant_id, survey_id, score)
);
alter table rating_opened enable row level security;
alter table rating_opened force row level security;
create policy tenant on rating_opened using (sees_tenant(tenant_id));
