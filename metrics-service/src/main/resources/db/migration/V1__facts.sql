-- Every event, once. The fold reads it again whenever its subject is touched.
create table event (
    tenant_id   text        not null,
    source      text        collate "C" not null,
    id          text        collate "C" not null,
    type        text        not null,
    -- The conversation, session or customer; empty for the types that have none.
    subject     text        collate "C" not null,
    survey_id   text        collate "C",
    time        timestamptz not null,
    -- What a timestamptz cannot hold of the time: nanoseconds below the microsecond.
    time_nanos  smallint    not null,
    extensions  json,
    data        json        not null,
    -- Tells a repetition from a conflict.
    digest      bytea       not null,
    arrived_at  timestamptz not null,
    primary key (tenant_id, source, id)
);
create index event_of_subject on event (tenant_id, subject);
create index event_of_survey on event (tenant_id, survey_id) where survey_id is not null;

-- Customers of conversations and sessions, and those with a profile, with what that their updates fold to. Its rows are what
-- consumers lock: whoever changes a customer's contacts or profile holds the customer.
create table customer (
    tenant_id       text    not null,
    customer_id     text    collate "C" not null,
    segment         text,
    plan_tier       text,
    region          text,
    lifecycle_stage text,
    account_size    text,
    vip             boolean,
    account_value   numeric,
    signed_up_at    timestamptz,
    renewal_at      timestamptz,
    primary key (tenant_id, customer_id)
);

-- One row per conversation or self-service session: its fact, its customer's dimensions, its links.
-- Durations are seconds; a flag or value has the name that ContactColumns gives it.
create table contact (
    tenant_id              text             not null,
    id                     text             collate "C" not null,
    customer_id            text             collate "C",
    opened_at              timestamptz      not null,
    resolved_at            timestamptz,
    settled_at             timestamptz,
    escalated_at           timestamptz,
    open_during            tstzmultirange   not null,
    open_until             timestamptz      not null,

    channel                text             not null,
    category               text             not null,
    intent                 text             not null,
    priority               text             not null,
    complexity             text             not null,
    team                   text             not null,
    segment                text             not null,
    path                   text             not null,
    agent                  text             not null,
    plan_tier              text             not null,
    region                 text             not null,
    lifecycle_stage        text             not null,
    account_size           text             not null,
    vip                    text             not null,
    own_segment            text,
    tags                   text[]           not null,
    articles               text[]           not null,

    repeat_of              text,

    conversation           boolean          not null,
    resolved               boolean          not null,
    repeated               boolean          not null,
    repeat                 boolean          not null,
    used_article           boolean          not null,
    ai_handled             boolean          not null,
    human_handled          boolean          not null,
    ever_resolved          boolean          not null,
    reopened               boolean          not null,
    assisted               boolean          not null,
    fell_back              boolean          not null,
    escalated_by_agent     boolean          not null,
    escalated              boolean          not null,
    needed                 boolean          not null,
    late_handoff           boolean          not null,
    blind_handoff          boolean          not null,
    unnecessary_handoff    boolean          not null,
    reopened_after_handoff boolean          not null,
    frustrated             boolean          not null,
    has_sentiment          boolean          not null,

    first_response         double precision,
    first_ai_response      double precision,
    first_human_response   double precision,
    first_useful_response  double precision,
    reply                  double precision,
    resolution             double precision,
    handoff_wait           double precision,
    handoff_completeness   double precision,
    handoff_rating         double precision,
    handle                 double precision,
    sentiment              double precision,
    human_requests         double precision,
    knowledge_gaps         double precision,
    expansion_signals      double precision,

    primary key (tenant_id, id)
);
create index contact_opened on contact (tenant_id, opened_at);
create index contact_resolved on contact (tenant_id, resolved_at) where resolved_at is not null;
create index contact_open on contact (tenant_id, open_until);
create index contact_escalated on contact (tenant_id, escalated_at) where escalated_at is not null;
create index contact_customer on contact (tenant_id, customer_id, opened_at) where customer_id is not null;

create table survey (
    tenant_id      text        not null,
    survey_id      text        collate "C" not null,
    kind           text        not null,
    subject        text        collate "C" not null,
    sent_at        timestamptz,
    answered_at    timestamptz,
    score          double precision,
    comment        text,
    named_customer text        collate "C",
    primary key (tenant_id, survey_id)
);
create index survey_answered on survey (tenant_id, answered_at) where answered_at is not null;
create index survey_sent on survey (tenant_id, sent_at) where sent_at is not null;
create index survey_subject on survey (tenant_id, subject);

alter table event enable row level security;
alter table event force row level security;
create policy tenant on event using (sees_tenant(tenant_id));
alter table customer enable row level security;
alter table customer force row level security;
create policy tenant on customer using (sees_tenant(tenant_id));
alter table contact enable row level security;
alter table contact force row level security;
create policy tenant on contact using (sees_tenant(tenant_id));
alter table survey enable row level security;
alter table survey force row level security;
create policy tenant on survey using (sees_tenant(tenant_id));

-- A survey under the dimensions of its conversation; of its customer's profile where it has none. The path of an NPS is
-- that of the customer's latest conversation before a moment, so there are two views: one per moment.
create view survey_row with (security_invoker = true) as
select
    s.tenant_id, s.survey_id as id, s.kind, s.subject, s.sent_at, s.answered_at, s.score, s.comment,
    s.kind = 'csat' as is_csat, s.kind = 'ces' as is_ces, s.kind = 'nps' as is_nps, s.kind = 'handoff' as is_handoff,
    s.answered_at is not null as answered,
    c.id as conversation_id,
    case when c.id is not null then c.customer_id when s.kind = 'nps' then s.subject else s.named_customer end
        as customer_id,
    coalesce(c.channel, 'unknown') as channel,
    coalesce(c.category, 'unknown') as category,
    coalesce(c.intent, 'unknown') as intent,
    coalesce(c.priority, 'unknown') as priority,
    coalesce(c.complexity, 'unknown') as complexity,
    coalesce(c.team, 'unknown') as team,
    coalesce(c.agent, 'unknown') as agent,
    coalesce(c.path, 'unknown') as conversation_path,
    coalesce(c.segment, p.segment, 'unknown') as segment,
    coalesce(c.plan_tier, p.plan_tier, 'unknown') as plan_tier,
    coalesce(c.region, p.region, 'unknown') as region,
    coalesce(c.lifecycle_stage, p.lifecycle_stage, 'unknown') as lifecycle_stage,
    coalesce(c.account_size, p.account_size, 'unknown') as account_size,
    coalesce(c.vip, p.vip::text, 'false') as vip,
    coalesce(c.tags, '{}') as tags
from survey s
left join contact c
    on s.kind <> 'nps' and c.conversation and c.tenant_id = s.tenant_id and c.id = s.subject
left join customer p
    on c.id is null and p.tenant_id = s.tenant_id
    and p.customer_id = case when s.kind = 'nps' then s.subject else s.named_customer end;

create function nps_path(tenant text, customer text, before timestamptz) returns text
    language sql stable parallel safe
    return coalesce(
        (select c.path from contact c
         where c.tenant_id = tenant and c.customer_id = customer and c.conversation and c.opened_at < before
         order by c.opened_at desc, c.id desc limit 1),
        'none');

create view survey_answer with (security_invoker = true) as
select *, case when is_nps then nps_path(tenant_id, subject, answered_at) else conversation_path end as path
from survey_row;

create view survey_sending with (security_invoker = true) as
select *, case when is_nps then nps_path(tenant_id, subject, sent_at) else conversation_path end as path
from survey_row;

-- The settings that a tenant's facts were folded with; when they change, all is folded again.
create table folded_settings (
    tenant_id             text   not null primary key,
    repeat_contact_window text   not null,
    sensitive_categories  text[] not null
);
alter table folded_settings enable row level security;
alter table folded_settings force row level security;
create policy tenant on folded_settings using (sees_tenant(tenant_id));
