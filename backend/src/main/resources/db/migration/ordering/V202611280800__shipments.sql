-- Pieces of each line that have been sent, and pieces that could not be and whose money went back.
alter table ordering.order_lines
    add column shipped integer not null default 0,
    add column withdrawn integer not null default 0,
    add constraint order_lines_pieces
        check (shipped >= 0 and withdrawn >= 0 and shipped + withdrawn <= quantity);
update ordering.order_lines l set shipped = quantity
  from ordering.orders o
 where o.id = l.order_id
   and o.delivery = 'COURIER'
   and o.status in ('SHIPPED', 'COMPLETED', 'RETURN_ASKED', 'RETURN_REFUSED', 'RETURNED');

-- Both stand in the order's own row because the guards of its moves read the row that they lock.
alter table ordering.orders
    add column parcels integer not null default 0,
    add column withdrawn_rupiah bigint not null default 0
        check (withdrawn_rupiah >= 0 and withdrawn_rupiah <= goods_rupiah),
    -- Until when the cooperative promised to send it or have it ready.
    add column due_at timestamptz;
update ordering.orders set due_at = placed_at + interval '1 day';
alter table ordering.orders alter column due_at set not null;
create index orders_by_due on ordering.orders (cooperative_id, status, due_at, id)
    where paid_at is not null;

create table ordering.shipments (
    id uuid primary key,
    order_id uuid not null references ordering.orders,
    position integer not null check (position > 0),
    tracking text,
    sent_by text,
    sent_at timestamptz not null,
    unique (order_id, position)
);

create table ordering.shipment_lines (
    shipment_id uuid not null references ordering.shipments,
    variant_id uuid not null,
    quantity integer not null check (quantity > 0),
    primary key (shipment_id, variant_id)
);

-- What could not be delivered; the id is the key of the refund.
create table ordering.shortages (
    id uuid primary key,
    order_id uuid not null references ordering.orders,
    amount_rupiah bigint not null check (amount_rupiah > 0),
    reason text not null,
    told_by text not null,
    told_at timestamptz not null
);
create index shortages_of_order on ordering.shortages (order_id);

create table ordering.shortage_lines (
    shortage_id uuid not null references ordering.shortages,
    variant_id uuid not null,
    quantity integer not null check (quantity > 0),
    primary key (shortage_id, variant_id)
);
