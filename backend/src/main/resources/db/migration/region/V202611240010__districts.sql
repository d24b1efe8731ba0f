create schema region;

create table region.districts (
    code text primary key check (code ~ '^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$'),
    bps_code text not null unique check (bps_code ~ '^[0-9]{7}$'),
    name text not null unique,
    other_names text[] not null default '{}',
    latitude double precision not null,
    longitude double precision not null,
    area_km2 integer not null,
    villages integer not null
);
