create schema media;

create table media.pictures (
    id uuid primary key,
    -- Null for the drawings of the project, which every cooperative may use.
    cooperative_id uuid,
    drawing text unique,
    width integer not null,
    height integer not null,
    created_at timestamptz not null,
    check ((cooperative_id is null) = (drawing is not null))
);
create index pictures_of_cooperative on media.pictures (cooperative_id, id desc);
