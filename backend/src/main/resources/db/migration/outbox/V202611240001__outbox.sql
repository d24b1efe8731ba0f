create schema outbox;

create table outbox.events (
    id bigint generated always as identity primary key,
    topic text not null,
    partition smallint not null,
    key text not null,
    payload jsonb not null,
    tries smallint not null default 0,
    due_at timestamptz not null,
    created_at timestamptz not null
);
create index events_due on outbox.events (topic, due_at, id);

-- Poison: failed too often, waits for a person. Never deleted by the applications.
create table outbox.dead (
    id bigint primary key,
    topic text not null,
    partition smallint not null,
    key text not null,
    payload jsonb not null,
    tries smallint not null,
    error text not null,
    created_at timestamptz not null,
    died_at timestamptz not null
);
