-- What events told. A position is the time, source and id of the event that a value was read from, as text: an instant
-- of PostgreSQL would cut the nanoseconds that decide which of two events comes first.
create table conversation (
    tenant_id         text not null,
    id                text not null,
    customer_id       text,
    customer_position text,
    turn_position     text,
    turn_resolved     boolean,
    turn_heard_at     timestamptz,
    turn_fresh        boolean,
    primary key (tenant_id, id)
);

create table customer (
    tenant_id       text not null,
    id              text not null,
    email           text,
    email_position  text,
    locale          text,
    locale_position text,
    primary key (tenant_id, id)
);

-- One survey of a kind per conversation. Which columns are filled depends on the state.
create table survey (
    tenant_id       text        not null,
    id              uuid        not null,
    kind            text        not null,
    conversation_id text        not null,
    customer_id     text,
    created_at      timestamptz not null,
    token_hash      text        not null,
    state           text        not null,
    since           timestamptz,
    due_at          timestamptz,
    -- When a worker has to look at it next: to send, to try again, to take over, to expire.
    next_at         timestamptz,
    failures        integer     not null default 0,
    reason          text,
    email           text,
    locale          text,
    sent_at         timestamptz,
    score           integer,
    comment         text,
    first_answer_at timestamptz,
    last_answer_at  timestamptz,
    answers         integer     not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, conversation_id, kind),
    unique (tenant_id, token_hash)
);

create index survey_by_age on survey (tenant_id, created_at desc, id desc);
create index survey_to_send on survey (next_at) where state in ('DUE', 'SENDING', 'POSTPONED');
create index survey_to_expire on survey (next_at) where state = 'SENT';
create index survey_unaddressed on survey (tenant_id, customer_id) where state = 'UNADDRESSED';

alter table conversation enable row level security;
alter table conversation force row level security;
create policy tenant on conversation using (sees_tenant(tenant_id));

alter table customer enable row level security;
alter table customer force row level security;
create policy tenant on customer using (sees_tenant(tenant_id));

alter table survey enable row level security;
alter table survey force row level security;
create policy tenant on survey using (sees_tenant(tenant_id));
