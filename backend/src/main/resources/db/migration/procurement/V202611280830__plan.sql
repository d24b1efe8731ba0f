-- Units of an office (satker, UPTD), which may hold plan lines of their own.
create table procurement.units (
    id uuid primary key,
    agency_id uuid not null references procurement.agencies,
    code text not null check (length(code) between 1 and 40),
    name text not null check (length(name) between 1 and 200),
    created_at timestamptz not null,
    unique (agency_id, code),
    unique (agency_id, id)
);

-- What an office may spend on goods and services in a year: the denominator of the mandate.
create table procurement.budgets (
    agency_id uuid not null references procurement.agencies,
    year integer not null check (year between 2000 and 2100),
    goods_services_rupiah bigint not null check (goods_services_rupiah >= 0),
    source text not null check (length(source) between 1 and 300),
    version bigint not null default 1,
    updated_at timestamptz not null,
    primary key (agency_id, year)
);

-- Lines of the yearly plan (RUP). committed is promised in orders, spent is accepted; the database never
-- lets both together pass the ceiling.
create table procurement.plan_lines (
    id uuid primary key,
    agency_id uuid not null references procurement.agencies,
    unit_id uuid,
    year integer not null check (year between 2000 and 2100),
    plan_code text not null check (length(plan_code) between 1 and 40),
    name text not null check (length(name) between 1 and 300),
    account_code text not null check (account_code ~ '^[0-9]\.[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$'),
    kind text not null check (kind in ('GOODS', 'SERVICES', 'WORKS', 'CONSULTANCY')),
    fund text not null check (length(fund) between 1 and 60),
    ceiling_rupiah bigint not null check (ceiling_rupiah >= 0),
    committed_rupiah bigint not null default 0 check (committed_rupiah >= 0),
    spent_rupiah bigint not null default 0 check (spent_rupiah >= 0),
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    announced_on date,
    domestic boolean not null,
    small_business boolean not null,
    -- The line of the year before that this one goes on with.
    carried_from uuid unique references procurement.plan_lines,
    version bigint not null default 1,
    created_at timestamptz not null,
    check (committed_rupiah + spent_rupiah <= ceiling_rupiah),
    unique (agency_id, year, plan_code, account_code),
    foreign key (agency_id, unit_id) references procurement.units (agency_id, id)
) with (fillfactor = 80);

-- Why the figures of a line are what they are; never changed.
create table procurement.plan_movements (
    id bigint generated always as identity primary key,
    plan_line_id uuid not null references procurement.plan_lines,
    kind text not null check (kind in ('CEILING', 'COMMITTED', 'RELEASED', 'SPENT', 'SPENDING_CORRECTED', 'CARRIED')),
    amount_rupiah bigint not null,
    -- The order, the handover or the line of the next year; a reference moves a line once in each way.
    reference uuid,
    actor text not null,
    at timestamptz not null,
    unique (plan_line_id, kind, reference)
);

create function procurement.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger plan_movements_immutable before update or delete on procurement.plan_movements
    for each row execute function procurement.refuse_change();
