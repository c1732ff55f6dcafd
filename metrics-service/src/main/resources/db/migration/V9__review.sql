-- What was decided in a review; one note per period, e.g. 2026-W07.
create table review_note (
    tenant_id  text        not null,
    period     text        not null,
    note       text        not null,
    author     text        not null,
    written_at timestamptz not null,
    primary key (tenant_id, period)
);

-- Who gets the weekly review by mail. In the tenant's zone; weekday 1 is Monday.
create table review_digest (
    tenant_id  text     not null,
    enabled    boolean  not null,
    recipients text[]   not null,
    weekday    smallint not null,
    hour       smallint not null,
    primary key (tenant_id)
);

-- A mail to one of them about one week. The row outlives the mail: it keeps a second one from being sent.
create table review_mail (
    tenant_id       text        not null,
    week            text        not null,
    recipient       text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    -- When it is too late for it.
    expires_at      timestamptz not null,
    sent_at         timestamptz,
    -- Why the last attempt failed.
    failure         text,
    primary key (tenant_id, week, recipient)
);
create index review_mail_due on review_mail (next_attempt_at) where sent_at is null;

alter table review_note enable row level security;
alter table review_note force row level security;
create policy tenant on review_note using (sees_tenant(tenant_id));
alter table review_digest enable row level security;
alter table review_digest force row level security;
create policy tenant on review_digest using (sees_tenant(tenant_id));
alter table review_mail enable row level security;
alter table review_mail force row level security;
create policy tenant on review_mail using (sees_tenant(tenant_id));
