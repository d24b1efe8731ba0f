-- A cooperative's orders by their state, counted on the board; no ids, so that equal entries are kept once.
create index orders_counted on ordering.orders (cooperative_id, status) where paid_at is not null;
