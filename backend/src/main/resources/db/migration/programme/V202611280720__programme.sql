create schema programme;

-- Figures that the office has stated itself, each with its day and source. They never mix with what is counted here.
create table programme.office_figures (
    name text primary key check (name in ('REGISTERED', 'VILLAGE')),
    cooperatives integer not null check (cooperatives >= 0),
    stated_on date not null,
    source text not null
);

-- What sort of cooperative it is, as the office found: a row for every time somebody looked.
create table programme.kind_checks (
    id uuid primary key,
    cooperative_id uuid not null references cooperative.cooperatives,
    sector text not null check (sector in ('REAL_SECTOR', 'SAVINGS_AND_LOAN', 'MIXED')),
    checked_on date not null,
    source text not null check (length(source) between 1 and 200),
    actor text not null,
    created_at timestamptz not null
);
create index kind_checks_newest on programme.kind_checks (cooperative_id, checked_on desc, id desc);

create function programme.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger kind_checks_immutable before update or delete on programme.kind_checks
    for each row execute function programme.refuse_change();

-- How many cooperatives are to have reached each step by the end of a year.
create table programme.targets (
    year integer primary key check (year between 2020 and 2100),
    kind_checked integer not null check (kind_checked >= 0),
    real_sector integer not null check (real_sector >= 0),
    verified integer not null check (verified >= 0),
    sold integer not null check (sold >= 0),
    version bigint not null default 1,
    set_at timestamptz not null,
    check (kind_checked >= real_sector and real_sector >= verified and verified >= sold)
);

-- The office asks a cooperative to take a step; once a year for each step.
create table programme.calls (
    id uuid primary key,
    cooperative_id uuid not null references cooperative.cooperatives,
    step text not null check (step in ('KIND_CHECKED', 'REAL_SECTOR', 'VERIFIED', 'SOLD')),
    year integer not null,
    asked_by text not null,
    asked_at timestamptz not null,
    answer text check (length(answer) between 1 and 500),
    claimed_sector text check (claimed_sector in ('REAL_SECTOR', 'SAVINGS_AND_LOAN', 'MIXED')),
    answered_by text,
    answered_at timestamptz,
    check ((answer is null) = (answered_at is null)),
    unique (cooperative_id, step, year)
);

-- What makes a cooperative one that a training would help: data, so that the office's rules stand in one place.
create table programme.need_rules (
    need text primary key,
    threshold integer not null check (threshold > 0)
);
insert into programme.need_rules (need, threshold) values
    ('NOT_VERIFIED', 1),
    ('NO_LISTINGS', 1),
    ('NO_PICTURES', 1),
    ('LISTINGS_INCOMPLETE', 120),
    ('LICENCE_EXPIRING', 30),
    ('NO_MEMBERS', 1),
    ('NO_SALES', 60);

create table programme.trainings (
    id uuid primary key,
    title text not null check (length(title) between 1 and 120),
    about text not null,
    venue text not null check (length(venue) between 1 and 200),
    district_code text not null references region.districts,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    capacity integer not null check (capacity between 1 and 1000),
    seats_each integer not null check (seats_each between 1 and 20),
    -- Seats given away; moves together with the rows of sign_ups.
    taken integer not null default 0 check (taken between 0 and capacity),
    needs text[] not null,
    code text not null,
    state text not null check (state in ('ANNOUNCED', 'CANCELLED')),
    reason text check ((reason is not null) = (state = 'CANCELLED')),
    version bigint not null default 1,
    created_at timestamptz not null
);
create index trainings_by_day on programme.trainings (starts_at, id);

create table programme.invitations (
    id uuid primary key,
    training_id uuid not null references programme.trainings,
    cooperative_id uuid not null references cooperative.cooperatives,
    invited_by text not null,
    invited_at timestamptz not null,
    unique (training_id, cooperative_id)
);
create index invitations_of_cooperative on programme.invitations (cooperative_id);

create table programme.sign_ups (
    id uuid primary key,
    -- The order in which people move up.
    place bigint generated always as identity,
    training_id uuid not null references programme.trainings,
    cooperative_id uuid not null references cooperative.cooperatives,
    name text not null check (length(name) between 1 and 200),
    phone text not null,
    actor text not null,
    state text not null check (state in ('SEATED', 'WAITING', 'CANCELLED')),
    signed_up_at timestamptz not null,
    seated_at timestamptz,
    cancelled_at timestamptz,
    attended_at timestamptz,
    check ((state = 'CANCELLED') = (cancelled_at is not null)),
    check (state <> 'SEATED' or seated_at is not null)
);
create unique index sign_ups_open on programme.sign_ups (training_id, cooperative_id, lower(name))
    where state <> 'CANCELLED';
create index sign_ups_of_training on programme.sign_ups (training_id, state, place);
create index sign_ups_of_cooperative on programme.sign_ups (cooperative_id, training_id);
