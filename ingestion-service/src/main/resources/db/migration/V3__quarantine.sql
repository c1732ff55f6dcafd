-- What was sent and not taken, until a person replays or drops it; kept for a while after that too.
create table rejected_event (
    tenant_id   text        not null,
    id          text        not null,
    rejected_at timestamptz not null,
    rejected_by text        not null,
    reason      text        not null,
    violations  json        not null,
    event_id    text,
    -- Of a webhook's body: the help desk, and the headers that its reading needs.
    provider    text,
    headers     json        not null,
    body        text        not null,
    -- The body is only the beginning of what came.
    cut         boolean     not null,
    state       text        not null default 'OPEN' check (state in ('OPEN', 'REPLAYED', 'DROPPED')),
    settled_at  timestamptz,
    settled_by  text,
    -- The id of the event that was sent on, or why it was dropped.
    note        text,
    primary key (tenant_id, id)
);

create index rejected_event_newest on rejected_event (tenant_id, state, rejected_at, id);

-- What the gauge counts every few seconds.
create index rejected_event_open on rejected_event (reason) where state = 'OPEN';

create index rejected_event_age on rejected_event (rejected_at);

alter table rejected_event enable row level security;
alter table rejected_event force row level security;
create policy tenant on rejected_event using (sees_tenant(tenant_id));
