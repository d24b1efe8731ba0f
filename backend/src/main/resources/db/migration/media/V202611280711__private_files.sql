-- Papers that only their owner and the dinas may read; never changed.
create table media.private_files (
    id uuid primary key,
    owner_id uuid not null,
    content_type text not null check (content_type in ('application/pdf', 'image/jpeg')),
    bytes integer not null check (bytes > 0),
    sha256 bytea not null,
    created_at timestamptz not null
);
create index private_files_of_owner on media.private_files (owner_id);
