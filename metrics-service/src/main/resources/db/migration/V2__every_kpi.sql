-- What is stored already is read below, of all tenants; until this transaction ends.
set local plumbline.tenant = '*';

-- What conversations brought and what was found in them. The arrays have an entry per event; a theme and an article at
-- the same place belong together.
alter table contact add column revenue_upsell double precision;
alter table contact add column revenue_cross_sell double precision;
alter table contact add column revenue_retention_save double precision;
alter table contact add column gap_themes text[] not null default '{}';
alter table contact add column gap_articles text[] not null default '{}';
alter table contact add column signal_kinds text[] not null default '{}';
alter table contact drop column knowledge_gaps;
alter table contact drop column expansion_signals;

create view knowledge_gap with (security_invoker = true) as
select contact.*, gap.theme, gap.article
from contact cross join lateral unnest(gap_themes, gap_articles) as gap (theme, article);

create view expansion_signal with (security_invoker = true) as
select contact.*, signal.kind
from contact cross join lateral unnest(signal_kinds) as signal (kind);

-- Quality reviews of conversations that opened.
create table review (
    tenant_id       text             not null,
    source          text             collate "C" not null,
    id              text             collate "C" not null,
    conversation_id text             collate "C" not null,
    reviewed_at     timestamptz      not null,
    reviewed        text             not null,
    reviewer_id     text             not null,
    score           double precision not null,
    note            text,
    primary key (tenant_id, source, id)
);
create index review_time on review (tenant_id, reviewed_at);
create index review_conversation on review (tenant_id, conversation_id);

create view review_row with (security_invoker = true) as
select
    r.tenant_id, r.source || ' ' || r.id as id, r.conversation_id, r.reviewed_at, r.reviewed, r.score, r.note as comment,
    c.customer_id, c.channel, c.category, c.intent, c.priority, c.complexity, c.team, c.segment, c.path, c.agent,
    c.plan_tier, c.region, c.lifecycle_stage, c.account_size, c.vip, c.tags
from review r
join contact c on c.tenant_id = r.tenant_id and c.id = r.conversation_id;

-- What was spent: evenly over the seconds of a span.
create table cost (
    tenant_id text        not null,
    source    text        collate "C" not null,
    id        text        collate "C" not null,
    kind      text        not null,
    amount    numeric     not null,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    primary key (tenant_id, source, id)
);
create index cost_span on cost (tenant_id, ends_at);

insert into cost
select tenant_id, source, id, data ->> 'kind', (data ->> 'amount')::numeric,
    (data ->> 'from')::timestamp at time zone 'UTC', (data ->> 'to')::timestamp at time zone 'UTC'
from event where type = 'cost.recorded';

-- The event of a survey's last answer: of two answers at one time it tells which is the later.
alter table survey add column answer_source text collate "C";
alter table survey add column answer_id text collate "C";
update survey set answer_source = last.source, answer_id = last.id
from (
    select distinct on (tenant_id, survey_id) tenant_id, survey_id, source, id from event
    where type = 'survey.answered'
    order by tenant_id, survey_id, time desc, time_nanos desc, source desc, id desc
) as last
where last.tenant_id = survey.tenant_id and last.survey_id = survey.survey_id;
create index survey_named_customer on survey (tenant_id, named_customer) where named_customer is not null;

-- A customer at all times, refolded behind the events: a stale row waits for it. The arrays are in the order of time.
alter table customer add column first_seen timestamptz;
alter table customer add column stale boolean not null default true;
-- They are a customer from the first on, no longer from the second on, and so on in turn.
alter table customer add column activity_changes timestamptz[] not null default '{}';
-- A departure has the same place in all four.
alter table customer add column departed_at timestamptz[] not null default '{}';
alter table customer add column departed_after_support boolean[] not null default '{}';
alter table customer add column departure_reasons text[] not null default '{}';
alter table customer add column departure_themes text[] not null default '{}';
alter table customer add column endangered_before_renewal boolean not null default false;
alter table customer add column contacted_before_renewal boolean not null default false;
alter table customer add column purchased_at timestamptz[] not null default '{}';
create index customer_stale on customer (tenant_id, customer_id) where stale;

insert into customer (tenant_id, customer_id, first_seen)
select tenant_id, customer_id, min(time)
from (
    select tenant_id, time, subject as customer_id from event
    where type like 'customer.%' or type = 'commerce.recorded' or type like 'survey.%' and data ->> 'kind' = 'nps'
    union all
    select tenant_id, time, data ->> 'customerId' from event
    where type in ('conversation.opened', 'revenue.recorded', 'expansion.signaled', 'knowledge.used')
       or type like 'survey.%'
) as named
where customer_id is not null
group by tenant_id, customer_id
on conflict (tenant_id, customer_id) do update set first_seen = excluded.first_seen;

-- A customer's health in the months (UTC) in which it was ever other than that of a customer of whom nothing is known.
create table customer_health (
    tenant_id   text               not null,
    month       timestamptz        not null,
    customer_id text               collate "C" not null,
    -- From the first of these on, the first value; from the second on, the second. The first is the month's start.
    since       timestamptz[]      not null,
    health      double precision[] not null,
    primary key (tenant_id, month, customer_id)
);
create index customer_health_of on customer_health (tenant_id, customer_id);

create view customer_row with (security_invoker = true) as
select
    tenant_id, customer_id as id, customer_id, renewal_at, account_value, signed_up_at, activity_changes,
    departed_at, departed_after_support, departure_reasons, departure_themes,
    endangered_before_renewal, contacted_before_renewal, purchased_at,
    coalesce(segment, 'unknown') as segment,
    coalesce(plan_tier, 'unknown') as plan_tier,
    coalesce(region, 'unknown') as region,
    coalesce(lifecycle_stage, 'unknown') as lifecycle_stage,
    coalesce(account_size, 'unknown') as account_size,
    coalesce(vip::text, 'false') as vip
from customer;

-- What a tenant wants of a KPI, who looks after it and how often.
create table kpi_tracking (
    tenant_id text             not null,
    kpi       text             not null,
    target    double precision,
    owner     text,
    frequency text,
    primary key (tenant_id, kpi)
);

alter table review enable row level security;
alter table review force row level security;
create policy tenant on review using (sees_tenant(tenant_id));
alter table cost enable row level security;
alter table cost force row level security;
create policy tenant on cost using (sees_tenant(tenant_id));
alter table customer_health enable row level security;
alter table customer_health force row level security;
create policy tenant on customer_health using (sees_tenant(tenant_id));
alter table kpi_tracking enable row level security;
alter table kpi_tracking force row level security;
create policy tenant on kpi_tracking using (sees_tenant(tenant_id));

-- The facts have new columns: all of them are folded again.
delete from folded_settings;
