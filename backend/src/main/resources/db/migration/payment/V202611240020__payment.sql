create schema payment;

create table payment.payments (
    id uuid primary key,
    purpose_id uuid not null unique,
    amount_rupiah bigint not null check (amount_rupiah > 0),
    lines jsonb not null,
    payer_email text,
    status text not null default 'OPEN'
        check (status in ('OPEN', 'PENDING', 'SETTLED', 'CANCELLED', 'EXPIRED', 'SETTLED_LATE')),
    captured_rupiah bigint not null default 0,
    refunded_rupiah bigint not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    check (refunded_rupiah between 0 and captured_rupiah),
    check ((status in ('SETTLED', 'SETTLED_LATE')) = (settled_at is not null)),
    check ((settled_at is null and captured_rupiah = 0) or captured_rupiah >= amount_rupiah)
);
create index payments_expiring on payment.payments (expires_at) where status in ('OPEN', 'PENDING');

-- One try at Stripe. Written before Stripe is asked; its id is the Idempotency-Key, and the columns up
-- to started_at are all that the request is made of, so that it can be repeated word for word.
create table payment.attempts (
    id uuid primary key,
    payment_id uuid not null references payment.payments,
    success_url text not null,
    cancel_url text not null,
    page_expires_at timestamptz not null,
    started_at timestamptz not null,
    status text not null default 'STARTED'
        check (status in ('STARTED', 'OPEN', 'PENDING', 'SETTLED', 'FAILED', 'EXPIRED')),
    session_id text unique,
    url text,
    payment_intent text unique,
    error text,
    check_at timestamptz not null,
    ended_at timestamptz,
    check (session_id is not null or status in ('STARTED', 'FAILED')),
    check (payment_intent is not null or status <> 'SETTLED'),
    check ((ended_at is not null) = (status in ('SETTLED', 'FAILED', 'EXPIRED')))
);
create index attempts_of_payment on payment.attempts (payment_id, started_at);
-- Never two pages at once that could both be paid.
create unique index attempts_one_open on payment.attempts (payment_id)
    where status in ('STARTED', 'OPEN', 'PENDING');
create index attempts_to_check on payment.attempts (check_at)
    where status in ('STARTED', 'OPEN', 'PENDING');

create table payment.stripe_events (
    id text primary key,
    type text not null,
    object_id text not null,
    created_at timestamptz not null,
    received_at timestamptz not null
);

create table payment.refunds (
    key uuid primary key,
    payment_id uuid not null references payment.payments,
    attempt_id uuid not null references payment.attempts,
    amount_rupiah bigint not null check (amount_rupiah > 0),
    reason text not null,
    surplus boolean not null default false,
    status text not null default 'DUE' check (status in ('DUE', 'SENT', 'REFUNDED', 'FAILED')),
    announced boolean not null default false,
    round smallint not null default 0,
    tries integer not null default 0,
    stripe_id text unique,
    error text,
    created_at timestamptz not null,
    due_at timestamptz not null,
    ended_at timestamptz,
    check (stripe_id is not null or status in ('DUE', 'FAILED'))
);
comment on column payment.refunds.surplus is 'money that came twice for one payment, sent back unasked';
comment on column payment.refunds.round is 'raised when a person sends a failed refund again: a new key';
create index refunds_of_payment on payment.refunds (payment_id, created_at);
create index refunds_due on payment.refunds (due_at) where status in ('DUE', 'SENT');
create index refunds_failed on payment.refunds (created_at) where status = 'FAILED';
