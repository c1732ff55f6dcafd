-- Who gets no more surveys of a tenant. The hash, which only this installation can make, is there when the address no
-- longer is: whoever was erased stays suppressed.
create table suppression (
    tenant_id    text        not null,
    id           uuid        not null,
    address_hash text        not null,
    address      text,
    reason       text        not null,
    since        timestamptz not null,
    survey_id    uuid,
    primary key (tenant_id, id),
    unique (tenant_id, address_hash)
);
create index suppression_by_age on suppression (tenant_id, since desc, id desc);
create index suppression_of_survey on suppression (tenant_id, survey_id) where survey_id is not null;

alter table suppression enable row level security;
alter table suppression force row level security;
create policy tenant on suppression using (sees_tenant(tenant_id));

-- Reports of mail servers name a survey or an address, and no tenant.
create index survey_by_id on survey (id);
create index survey_by_address on survey (lower(email), sent_at desc) where sent_at is not null;
