-- Sweeps ask for what has long been in one state, metrics for how many are in each.
drop index ordering.orders_under_way;
create index orders_by_status on ordering.orders (status, moved_at);
