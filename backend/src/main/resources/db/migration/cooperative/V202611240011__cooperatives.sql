create schema cooperative;

create table cooperative.cooperatives (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    kind text not null check (kind in ('PRODUCER', 'CONSUMER', 'MARKETING', 'SERVICE')),
    legal_entity_number text not null unique,
    nib text not null unique check (nib ~ '^[0-9]{13}$'),
    district_code text not null references region.districts,
    village text not null,
    address text not null,
    about text not null,
    phone text not null,
    email text not null,
    latitude double precision not null,
    longitude double precision not null,
    founded_year integer not null,
    member_count integer not null check (member_count >= 0),
    annual_meeting_on date,
    demo boolean not null,
    pickup boolean not null,
    courier boolean not null,
    courier_base_rupiah bigint not null check (courier_base_rupiah >= 0),
    courier_per_km_rupiah bigint not null check (courier_per_km_rupiah >= 0),
    status text not null check (status in ('REGISTERED', 'VERIFIED', 'SUSPENDED')),
    verified_at timestamptz,
    version bigint not null default 1,
    created_at timestamptz not null
);
create index cooperatives_district on cooperative.cooperatives (district_code, status);
