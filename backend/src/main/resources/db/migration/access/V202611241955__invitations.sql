-- Whom a manager has asked to join the staff. Whoever signs in with that address may accept.
create table access.invitations (
    id uuid primary key,
    body_id uuid not null,
    email text not null check (length(email) between 3 and 200),
    role text not null,
    valid_from timestamptz not null,
    valid_to timestamptz check (valid_to > valid_from),
    invited_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_by text,
    ended_at timestamptz,
    check (accepted_by is null or ended_at is not null)
);
create index invitations_of_body on access.invitations (body_id, id) where ended_at is null;
-- The same wish twice at once is one.
create unique index invitations_open on access.invitations (body_id, lower(email), role) where ended_at is null;
create index invitations_to on access.invitations (lower(email), created_at);
create index accounts_email on access.accounts (lower(email));
