create schema procurement;

create table procurement.agencies (
    id uuid primary key,
    unit_code text not null unique,
    name text not null,
    short_name text,
    certainty text not null,
    created_at timestamptz not null
);
