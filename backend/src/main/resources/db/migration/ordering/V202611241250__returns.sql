-- A buyer who has the goods may ask to give them back; the cooperative says yes or no.
alter table ordering.orders drop constraint orders_status_check;
alter table ordering.orders add constraint orders_status_check check (status in
    ('PLACED', 'PAID', 'PACKED', 'READY', 'SHIPPED', 'COMPLETED', 'CANCELLED', 'REFUNDED',
     'RETURN_ASKED', 'RETURN_REFUSED', 'RETURNED'));
