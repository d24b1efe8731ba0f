-- When the board was reminded of somebody who still waits.
alter table membership.join_requests add column reminded_at timestamptz;
create index join_requests_unreminded on membership.join_requests (asked_at)
    where state = 'WAITING' and reminded_at is null;
