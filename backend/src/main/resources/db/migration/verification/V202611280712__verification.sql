create schema verification;

-- What the dinas asks of cooperatives; its data, edited by its officers.
create table verification.requirements (
    code text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    position integer not null,
    name text not null check (length(name) between 1 and 120),
    name_en text not null check (length(name_en) between 1 and 120),
    help text not null,
    help_en text not null,
    sectors text[] not null check (cardinality(sectors) > 0),
    -- Empty for all kinds.
    kinds text[] not null,
    duty boolean not null,
    waivable boolean not null,
    valid_months integer check (valid_months between 1 and 240),
    when_lapsed text not null check (when_lapsed in ('NOTHING', 'NO_NEW_LISTINGS', 'NO_SALES')),
    active boolean not null,
    version bigint not null default 1
);

-- The form of an application is an item of the queue like any paper.
insert into verification.requirements
       (code, position, name, name_en, help, help_en, sectors, kinds, duty, waivable, when_lapsed, active)
values ('pendaftaran', 0, 'Formulir pendaftaran', 'Application form', '', '',
        '{REAL,SAVINGS_AND_LOAN,MIXED}', '{}', true, false, 'NOTHING', false);

-- A wish to be registered. Its id becomes the cooperative's.
create table verification.applications (
    id uuid primary key,
    applicant text not null,
    applicant_name text not null,
    applicant_email text,
    state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
    name text not null,
    legal_entity_number text not null,
    cooperative_number text not null,
    nib text not null,
    tax_number text not null,
    sector text,
    kind text,
    district_code text,
    village text not null,
    address text not null,
    phone text not null,
    email text not null,
    founded_year integer,
    member_count integer,
    about text not null,
    bank_name text not null,
    bank_holder text not null,
    -- Sealed: key id and AES-GCM; the hint is the last four digits.
    bank_account text,
    bank_account_hint text,
    version bigint not null default 1,
    created_at timestamptz not null,
    submitted_at timestamptz,
    decided_at timestamptz
);
create index applications_of_person on verification.applications (applicant, created_at desc);
create unique index applications_legal on verification.applications (lower(legal_entity_number)) where state in ('SUBMITTED', 'RETURNED');
create unique index applications_nib on verification.applications (nib) where state in ('SUBMITTED', 'RETURNED');
create unique index applications_tax on verification.applications (tax_number) where state in ('SUBMITTED', 'RETURNED');

create table verification.officers (
    application_id uuid not null references verification.applications,
    position integer not null,
    role text not null check (role in ('CHAIR', 'SECRETARY', 'TREASURER', 'SUPERVISOR')),
    name text not null,
    term_from date,
    term_until date,
    -- Citizen number, sealed.
    nik text,
    nik_hint text,
    primary key (application_id, position)
);

-- One paper of one cooperative; no row while nothing was brought.
create table verification.items (
    id uuid primary key,
    cooperative_id uuid not null,
    requirement text not null references verification.requirements,
    state text not null check (state in ('WAITING', 'ACCEPTED', 'REJECTED', 'ASKED_AGAIN', 'WAIVED', 'EXPIRED')),
    -- Why it waits.
    asked text not null check (asked in ('FIRST', 'RENEWAL', 'AGAIN')),
    -- Null while it belongs to an application that nobody has sent yet.
    waiting_since timestamptz,
    number text not null,
    -- What the cooperative says, and what the dinas has accepted.
    claimed_until date,
    valid_until date,
    -- Accepted or waived, and not over; a renewal that waits leaves it as it is.
    met boolean not null,
    -- Was met once and is not any more.
    lapsed boolean not null,
    reason text,
    note text,
    decided_at timestamptz,
    held_by text,
    held_name text,
    held_until timestamptz,
    reminded integer not null default 0 check (reminded in (0, 7, 30)),
    version bigint not null default 1,
    unique (cooperative_id, requirement),
    check (not (met and lapsed))
);
create index items_queue on verification.items (state, waiting_since, id) where waiting_since is not null;
create index items_queue_of_kind on verification.items (requirement, state, waiting_since, id) where waiting_since is not null;
create index items_ending on verification.items (valid_until) where met and valid_until is not null;

-- Every file that was ever brought for an item.
create table verification.documents (
    id uuid primary key,
    item_id uuid not null references verification.items,
    cooperative_id uuid not null,
    content_type text not null,
    bytes integer not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null
);
create index documents_of_item on verification.documents (item_id, uploaded_at);
