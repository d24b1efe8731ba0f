create schema access;

-- Who signed in, as Keycloak told it the last time.
create table access.accounts (
    subject text primary key check (length(subject) between 1 and 255),
    name text not null,
    email text,
    locale text,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null
);

-- Who acts for which cooperative or office, from when until when. body_id of the regency is fixed.
create table access.appointments (
    id uuid primary key,
    subject text not null,
    body_kind text not null check (body_kind in ('COOPERATIVE', 'AGENCY', 'REGENCY')),
    body_id uuid not null,
    role text not null,
    decree text not null,
    valid_from timestamptz not null,
    valid_to timestamptz check (valid_to >= valid_from),
    created_at timestamptz not null
);
create index appointments_subject on access.appointments (subject, body_id);
create index appointments_body on access.appointments (body_id);

-- One row per write that may be sent again. State DONE carries the answer.
create table access.idempotency (
    subject text not null,
    operation text not null,
    key text not null,
    fingerprint bytea not null,
    reference uuid not null,
    state text not null check (state in ('STARTED', 'DONE')),
    lease_until timestamptz,
    status smallint,
    headers jsonb,
    body text,
    kept_for_ever boolean not null,
    created_at timestamptz not null,
    primary key (subject, operation, key)
);
create index idempotency_old on access.idempotency (created_at) where not kept_for_ever;

-- Sessions of the pages. Only the hash of the id is here, so that a reader of this table cannot sign in.
create table access.sessions (
    id_hash bytea primary key,
    subject text,
    sid text,
    attributes text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);
create index sessions_subject on access.sessions (subject) where subject is not null;
create index sessions_sid on access.sessions (sid) where sid is not null;
create index sessions_expired on access.sessions (expires_at);
