-- What a key is called, when and where it was last used, and the secret that it had before.
alter table api_key
    add column name                  text not null default 'First key',
    add column previous_prefix       text,
    add column previous_hash         text,
    add column previous_valid_until  timestamptz,
    add column last_used_at          timestamptz,
    add column last_used_by          text,
    add check ((previous_hash is null) = (previous_prefix is null)),
    add check ((previous_hash is null) = (previous_valid_until is null));
alter table api_key
    alter column name drop default;
update api_key set name = 'Embedded mode' where id = 'embedded';

create index api_key_newest on api_key (tenant_id, created_at desc, id) where revoked_at is null;

-- Settings that are only ever read and written whole.
alter table tenant
    add column business_hours     jsonb   not null default '{}',
    add column retention          jsonb   not null default '{}',
    add column store_message_text boolean not null default true,
    add column enrichers          jsonb   not null default '{}';
