-- The last number of each series of an office and a year. Taken in the transaction that uses it, so a
-- number is neither left out nor given twice.
create table procurement.numbers (
    agency_id uuid not null references procurement.agencies,
    series text not null check (series ~ '^[a-z-]{2,20}$'),
    year integer not null check (year between 2000 and 2100),
    last integer not null check (last > 0),
    primary key (agency_id, series, year)
);

-- A need of an office, from a line of its plan to an order.
create table procurement.packages (
    id uuid primary key,
    agency_id uuid not null references procurement.agencies,
    number text not null,
    plan_line_id uuid not null references procurement.plan_lines,
    title text not null check (length(title) between 1 and 300),
    kind text not null check (kind in ('GOODS', 'SERVICES', 'WORKS', 'CONSULTANCY')),
    method text not null check (method in ('DIRECT', 'E_PURCHASING')),
    -- The day of the order, which picks the rules.
    order_on date not null,
    needed_on date not null check (needed_on >= order_on),
    place text not null check (length(place) between 1 and 300),
    -- Three figures that are not the same: what the market says, what the office reckons, what it has.
    reference_rupiah bigint check (reference_rupiah > 0),
    estimate_rupiah bigint check (estimate_rupiah > 0),
    ceiling_rupiah bigint not null check (ceiling_rupiah > 0),
    state text not null check (state in ('DRAFT', 'ORDERED', 'CANCELLED')),
    cancelled_because text,
    created_by text not null,
    version bigint not null default 1,
    created_at timestamptz not null,
    check ((state = 'CANCELLED') = (cancelled_because is not null)),
    unique (agency_id, number)
);
create index packages_of_agency on procurement.packages (agency_id, id desc);
create index packages_of_line on procurement.packages (plan_line_id);

create table procurement.package_items (
    package_id uuid not null references procurement.packages,
    position integer not null,
    title text not null check (length(title) between 1 and 300),
    specification text not null check (length(specification) <= 2000),
    quantity integer not null check (quantity between 1 and 1000000),
    unit text not null check (length(unit) between 1 and 40),
    tax_class text not null check (tax_class in ('GOODS', 'STAPLES', 'CATERING', 'SERVICE')),
    primary key (package_id, position)
);

-- What the estimate or the reference rests on (PBJ-HPS-SOURCES).
create table procurement.price_sources (
    package_id uuid not null references procurement.packages,
    position integer not null,
    source text not null check (length(source) between 1 and 300),
    seen_on date not null,
    total_rupiah bigint not null check (total_rupiah > 0),
    primary key (package_id, position)
);

-- What was found in the national catalogue (PBJ-CATALOGUE-FIRST); never changed, the last one counts.
create table procurement.catalogue_checks (
    id bigint generated always as identity primary key,
    package_id uuid not null references procurement.packages,
    checked_on date not null,
    searched text not null check (length(searched) between 1 and 300),
    result text not null check (result in ('NOT_FOUND', 'UNFIT', 'FOUND')),
    reason text not null check (length(reason) <= 1000),
    actor text not null,
    at timestamptz not null,
    -- Whoever does not buy there although there is something says why.
    check (result = 'NOT_FOUND' or reason <> '')
);
create index catalogue_checks_of_package on procurement.catalogue_checks (package_id, id desc);
create trigger catalogue_checks_immutable before update or delete on procurement.catalogue_checks
    for each row execute function procurement.refuse_change();
