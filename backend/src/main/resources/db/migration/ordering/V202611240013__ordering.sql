create schema ordering;

create table ordering.baskets (
    id uuid primary key,
    owner_subject text unique,
    created_at timestamptz not null,
    touched_at timestamptz not null
);

create table ordering.basket_lines (
    basket_id uuid not null references ordering.baskets on delete cascade,
    variant_id uuid not null references catalog.variants,
    quantity integer not null check (quantity between 1 and 999),
    price_seen_rupiah bigint not null,
    added_at timestamptz not null,
    primary key (basket_id, variant_id)
);

create sequence ordering.order_numbers minvalue 0 start 0;

create table ordering.checkouts (
    id uuid primary key,
    basket_id uuid not null,
    buyer_subject text,
    payment_id uuid not null unique,
    total_rupiah bigint not null check (total_rupiah > 0),
    placed_at timestamptz not null,
    expires_at timestamptz not null
);
create index checkouts_of_buyer on ordering.checkouts (buyer_subject, placed_at desc);

create table ordering.orders (
    id uuid primary key,
    number text not null unique,
    checkout_id uuid not null references ordering.checkouts,
    payment_id uuid not null,
    cooperative_id uuid not null references cooperative.cooperatives,
    basket_id uuid not null,
    buyer_subject text,
    status text not null check (status in
        ('PLACED', 'PAID', 'PACKED', 'READY', 'SHIPPED', 'COMPLETED', 'CANCELLED', 'REFUNDED')),
    recipient_name text not null,
    recipient_phone text not null,
    email text not null,
    delivery text not null check (delivery in ('PICKUP', 'COURIER')),
    address text,
    district_code text references region.districts,
    note text,
    pickup_code text,
    tracking text,
    reason text,
    goods_rupiah bigint not null check (goods_rupiah > 0),
    delivery_rupiah bigint not null check (delivery_rupiah >= 0),
    total_rupiah bigint not null check (total_rupiah = goods_rupiah + delivery_rupiah),
    version bigint not null default 1,
    placed_at timestamptz not null,
    expires_at timestamptz not null,
    moved_at timestamptz not null,
    -- When money for it came; cooperatives see an order from then on.
    paid_at timestamptz,
    check (delivery = 'PICKUP' or (address is not null and district_code is not null))
);
create index orders_of_checkout on ordering.orders (checkout_id);
create index orders_of_buyer on ordering.orders (buyer_subject, id desc);
create index orders_of_basket on ordering.orders (basket_id);
create index orders_of_cooperative on ordering.orders (cooperative_id, status, id desc)
    where paid_at is not null;
create index orders_unpaid on ordering.orders (expires_at) where status = 'PLACED';
create index orders_under_way on ordering.orders (moved_at) where status = 'SHIPPED';

create table ordering.order_lines (
    order_id uuid not null references ordering.orders,
    variant_id uuid not null references catalog.variants,
    listing_id uuid not null references catalog.listings,
    slug text not null,
    title text not null,
    variant_name text not null,
    sku text not null,
    picture_id uuid,
    price_rupiah bigint not null check (price_rupiah > 0),
    quantity integer not null check (quantity > 0),
    position integer not null,
    primary key (order_id, variant_id)
);

create table ordering.order_events (
    id bigint generated always as identity primary key,
    order_id uuid not null references ordering.orders,
    status text not null,
    actor_kind text not null check (actor_kind in ('BUYER', 'COOPERATIVE', 'SYSTEM')),
    actor text,
    note text,
    at timestamptz not null
);
create index order_events_of_order on ordering.order_events (order_id, id);

-- Money that came after the hold was over, and what became of it: the operator's list.
create table ordering.late_payments (
    order_id uuid primary key references ordering.orders,
    payment_id uuid not null,
    amount_rupiah bigint not null,
    outcome text not null check (outcome in ('HELD_AGAIN', 'REFUNDED')),
    at timestamptz not null
);
