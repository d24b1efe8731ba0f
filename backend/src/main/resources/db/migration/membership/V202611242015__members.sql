create schema membership;

-- The register of a cooperative's members. Nobody is taken out: whoever leaves has a last day.
create table membership.members (
    id uuid primary key,
    cooperative_id uuid not null,
    number text not null check (length(number) between 1 and 40),
    name text not null check (length(name) between 1 and 200),
    village text not null,
    phone text,
    joined_on date not null,
    left_on date check (left_on >= joined_on),
    -- Buyers may read the name beside what this member makes.
    named_as_maker boolean not null,
    consent_changed_at timestamptz,
    version bigint not null default 1,
    created_at timestamptz not null
);
create unique index members_number on membership.members (cooperative_id, lower(number));
create index members_by_name on membership.members (cooperative_id, lower(name), id);

-- People who want to become members.
create table membership.join_requests (
    id uuid primary key,
    cooperative_id uuid not null,
    subject text not null,
    name text not null check (length(name) between 1 and 200),
    email text,
    phone text not null,
    village text not null,
    business text not null,
    state text not null check (state in ('WAITING', 'ACCEPTED', 'REFUSED', 'TAKEN_BACK')),
    reason text,
    member_id uuid references membership.members,
    asked_at timestamptz not null,
    answered_at timestamptz,
    check ((state = 'WAITING') = (answered_at is null)),
    check ((state = 'ACCEPTED') = (member_id is not null))
);
create unique index join_requests_open on membership.join_requests (cooperative_id, subject) where state = 'WAITING';
create index join_requests_of_cooperative on membership.join_requests (cooperative_id, asked_at, id) where state = 'WAITING';
create index join_requests_of_person on membership.join_requests (subject, asked_at desc);

-- What the board says to whoever wants to join; a cooperative without a row takes requests.
create table membership.terms (
    cooperative_id uuid primary key,
    open boolean not null,
    principal_rupiah bigint not null check (principal_rupiah >= 0),
    monthly_rupiah bigint not null check (monthly_rupiah >= 0),
    words text not null,
    version bigint not null default 1
);
