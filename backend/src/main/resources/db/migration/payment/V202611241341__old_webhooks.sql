create index stripe_events_received on payment.stripe_events using brin (received_at);
