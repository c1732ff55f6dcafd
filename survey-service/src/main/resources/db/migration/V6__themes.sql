-- The rules of a tenant's themes, as one document: they are read whole, and replaced whole.
create table theme_set (
    tenant_id  text        not null primary key,
    themes     jsonb       not null,
    changed_at timestamptz not null
);
alter table theme_set enable row level security;
alter table theme_set force row level security;
create policy tenant on theme_set using (sees_tenant(tenant_id));

-- What the comment is about, as the rules had it when it was given.
alter table survey add column themes varchar[] not null default '{}';

-- Figures ask for what was sent within a time, lists for what was answered or, without an answer, sent.
create index survey_sent on survey (tenant_id, sent_at) where sent_at is not null;
create index survey_latest on survey (tenant_id, (coalesce(first_answer_at, sent_at)));
