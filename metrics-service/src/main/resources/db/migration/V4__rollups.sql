-- What the figures are made of, added up in advance: by hour, path and channel, by day and path, and by day, path, channel,
-- category and segment, on the calendar of the tenant's zone. A dimension that a cube does not have is empty.
create table rollup (
    tenant_id text               not null,
    flow      text               not null,
    cube      text               not null,
    starts_at timestamptz        not null,
    path      text               not null,
    channel   text               not null,
    category  text               not null,
    segment   text               not null,
    -- The flow's counts and sums, in the order of their declaration.
    numbers   double precision[] not null,
    primary key (tenant_id, flow, cube, starts_at, path, channel, category, segment)
);

-- How a value is spread over an hour or a day and a path: for percentiles, which do not add up.
create table rollup_spread (
    tenant_id text             not null,
    flow      text             not null,
    cube      text             not null,
    starts_at timestamptz      not null,
    path      text             not null,
    spread    smallint         not null,
    count     integer          not null,
    p50       double precision not null,
    p90       double precision not null,
    -- Where it takes less room than the values.
    histogram bytea,
    -- The values in their order, as long as percentiles of so many are exact.
    exact     bytea,
    primary key (tenant_id, flow, cube, starts_at, path, spread)
);

-- What of it is not true any more: the hours (UTC) in which rows changed, and the days whose hours were mended. An answer
-- counts these from the facts. A mark is never shared: whoever mends removes what was seen, not what came meanwhile.
create table rollup_mark (
    tenant_id text        not null,
    unit      text        not null,
    starts_at timestamptz not null,
    id        bigint      not null generated always as identity,
    marked_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, unit, starts_at, id)
);

-- How a tenant's rollups were made; where it is not as it would be now, there are none.
create table rollup_form (
    tenant_id   text not null primary key,
    fingerprint text not null
);

alter table rollup enable row level security;
alter table rollup force row level security;
create policy tenant on rollup using (sees_tenant(tenant_id));
alter table rollup_spread enable row level security;
alter table rollup_spread force row level security;
create policy tenant on rollup_spread using (sees_tenant(tenant_id));
alter table rollup_mark enable row level security;
alter table rollup_mark force row level security;
create policy tenant on rollup_mark using (sees_tenant(tenant_id));
alter table rollup_form enable row level security;
alter table rollup_form force row level security;
create policy tenant on rollup_form using (sees_tenant(tenant_id));

-- The hours are marked where the rows change, whoever changes them, so that no way of changing one can forget it.

create function mark_contacts() returns trigger language plpgsql as $$
begin
    insert into rollup_mark (tenant_id, unit, starts_at)
    select distinct tenant_id, 'hour', date_trunc('hour', at, 'UTC')
    from changed cross join lateral unnest(array[opened_at, resolved_at, escalated_at]) as at
    where at is not null
    union
    -- Their surveys stand under their dimensions; an NPS under the path of its customer's last one.
    select s.tenant_id, 'hour', date_trunc('hour', at, 'UTC')
    from changed cross join lateral unnest(array[id, customer_id]) as named
    join survey s on s.tenant_id = changed.tenant_id and s.subject = named
    cross join lateral unnest(array[s.sent_at, s.answered_at]) as at
    where at is not null;
    return null;
end $$;

create trigger contact_came after insert on contact referencing new table as changed
    for each statement execute function mark_contacts();
create trigger contact_went after delete on contact referencing old table as changed
    for each statement execute function mark_contacts();
-- An update never moves a contact in time; before and after it the same hours are meant.
create trigger contact_changed after update on contact referencing new table as changed
    for each statement execute function mark_contacts();

create function mark_surveys() returns trigger language plpgsql as $$
begin
    insert into rollup_mark (tenant_id, unit, starts_at)
    select distinct tenant_id, 'hour', date_trunc('hour', at, 'UTC')
    from changed cross join lateral unnest(array[sent_at, answered_at]) as at
    where at is not null;
    return null;
end $$;

create trigger survey_came after insert on survey referencing new table as changed
    for each statement execute function mark_surveys();
create trigger survey_went after delete on survey referencing old table as changed
    for each statement execute function mark_surveys();
create trigger survey_was_other after update on survey referencing old table as changed
    for each statement execute function mark_surveys();
create trigger survey_is_other after update on survey referencing new table as changed
    for each statement execute function mark_surveys();

-- A survey without a conversation stands under its customer's profile.
create function mark_surveys_of_customer() returns trigger language plpgsql as $$
begin
    insert into rollup_mark (tenant_id, unit, starts_at)
    select distinct s.tenant_id, 'hour', date_trunc('hour', at, 'UTC')
    from survey s cross join lateral unnest(array[s.sent_at, s.answered_at]) as at
    where s.tenant_id = new.tenant_id and (s.subject = new.customer_id or s.named_customer = new.customer_id)
        and at is not null;
    return null;
end $$;

create trigger customer_is_other after update on customer
    for each row when (old.segment is distinct from new.segment)
    execute function mark_surveys_of_customer();

-- What no rollup tells is counted from the facts; an agent's own are asked for most.
create index contact_agent on contact (tenant_id, agent, opened_at);
