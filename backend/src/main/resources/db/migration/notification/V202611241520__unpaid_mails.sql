-- To count what an address was sent about orders that nobody has paid.
create index mails_unpaid on notification.mails (lower(recipient), created_at)
    where step in ('PLACED', 'CANCELLED_UNPAID');
