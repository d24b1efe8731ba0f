create schema notification;

create table notification.mails (
    id uuid primary key,
    position bigint generated always as identity,
    -- The order, or the checkout where one mail speaks of all its orders.
    about uuid not null,
    step text not null,
    addressee text not null check (addressee in ('BUYER', 'COOPERATIVE')),
    -- Mails of one thread are sent one after the other.
    thread uuid not null,
    recipient text not null,
    recipient_name text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    -- A mail that asks for something by a deadline is not sent after it.
    useless_after timestamptz,
    state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'DROPPED', 'FAILED')),
    tries integer not null default 0,
    -- When to try next; while somebody is sending it, when to think that they have died.
    due_at timestamptz not null,
    error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    -- However often an event comes, one mail.
    unique (about, step, addressee)
);
create index mails_due on notification.mails (due_at) where state = 'WAITING';
create index mails_of_thread on notification.mails (thread, position);
create index mails_failed on notification.mails (created_at) where state = 'FAILED';
