create extension if not exists pg_trgm;
create schema catalog;

create table catalog.categories (
    slug text primary key,
    parent_slug text references catalog.categories,
    name text not null,
    name_english text not null,
    tax_class text check (tax_class in ('GOODS', 'STAPLES', 'CATERING', 'SERVICE')),
    drawing text,
    position integer not null
);

create table catalog.listings (
    id uuid primary key,
    cooperative_id uuid not null references cooperative.cooperatives,
    slug text not null unique,
    -- What the listing is called where it was loaded from, so that loading again finds it.
    source_key text,
    title text not null,
    description text not null,
    category_slug text not null references catalog.categories,
    district_code text not null references region.districts,
    content_unit text not null check (content_unit in ('GRAM', 'MILLILITRE', 'PIECE')),
    lead_time_days integer not null check (lead_time_days between 0 and 365),
    certificates jsonb not null default '[]',
    picture_ids uuid[] not null default '{}',
    maker_note text,
    status text not null check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    -- Kept beside the variants, in the same statement, for the look-up without Elasticsearch.
    price_from_rupiah bigint not null check (price_from_rupiah > 0),
    sold_count bigint not null default 0,
    version bigint not null default 1,
    published_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index listings_source_key on catalog.listings (cooperative_id, source_key);
create index listings_of_cooperative on catalog.listings (cooperative_id, status, id desc);
create index listings_published on catalog.listings (published_at desc, id desc) where status = 'PUBLISHED';
create index listings_title_trigram on catalog.listings using gin (lower(title) gin_trgm_ops)
    where status = 'PUBLISHED';

create table catalog.variants (
    id uuid primary key,
    listing_id uuid not null references catalog.listings,
    cooperative_id uuid not null,
    name text not null,
    sku text not null,
    price_rupiah bigint not null check (price_rupiah > 0),
    weight_grams integer not null check (weight_grams >= 0),
    net_amount bigint check (net_amount > 0),
    position integer not null,
    active boolean not null default true
);
create index variants_of_listing on catalog.variants (listing_id);
create unique index variants_sku on catalog.variants (cooperative_id, sku) where active;

create table catalog.stock (
    variant_id uuid primary key references catalog.variants,
    on_hand integer not null check (on_hand >= 0),
    reserved integer not null default 0 check (reserved >= 0),
    check (reserved <= on_hand)
) with (fillfactor = 70);

create table catalog.stock_movements (
    id bigint generated always as identity primary key,
    variant_id uuid not null references catalog.variants,
    kind text not null check (kind in ('SET', 'RESERVED', 'RELEASED', 'TAKEN')),
    on_hand_change integer not null,
    reserved_change integer not null,
    reference uuid,
    actor text,
    at timestamptz not null
);
create index stock_movements_of_variant on catalog.stock_movements (variant_id, id desc);

create function catalog.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger stock_movements_immutable before update or delete on catalog.stock_movements
    for each row execute function catalog.refuse_change();
