-- What was sold in a span of time, by cooperative.
create index orders_paid on ordering.orders (paid_at) include (cooperative_id) where paid_at is not null;
