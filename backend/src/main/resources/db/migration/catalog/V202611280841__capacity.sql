-- How many pieces of a listing are to be made for a day, and for what.
create table catalog.capacity_days (
    listing_id uuid not null references catalog.listings,
    day date not null,
    taken integer not null check (taken >= 0),
    primary key (listing_id, day)
) with (fillfactor = 70);

create table catalog.capacity_holds (
    reference uuid not null,
    listing_id uuid not null references catalog.listings,
    day date not null,
    pieces integer not null check (pieces > 0),
    released boolean not null default false,
    primary key (reference, listing_id)
);
