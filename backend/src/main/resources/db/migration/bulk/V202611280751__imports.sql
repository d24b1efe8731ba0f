create schema bulk;

-- Files that people have sent to be imported, and how their columns are to be read.
create table bulk.imports (
    id uuid primary key,
    cooperative_id uuid not null,
    kind text not null check (kind in ('LISTINGS', 'STOCK', 'MEMBERS')),
    file_name text not null,
    file_key text not null,
    bytes bigint not null,
    file_kind text not null check (file_kind in ('CSV', 'XLSX')),
    encoding text not null,
    separator text not null,
    headings text[] not null,
    -- For each field of the kind the column that has it, from 0; -1 when none has.
    mapping integer[] not null,
    check_job uuid,
    run_job uuid,
    version bigint not null default 1,
    created_by text not null,
    created_at timestamptz not null
);
create index imports_of_cooperative on bulk.imports (cooperative_id, created_at desc);

-- What is wrong with a row, as the last trial or import found it.
create table bulk.problems (
    import_id uuid not null references bulk.imports on delete cascade,
    row_number integer not null,
    field text not null,
    code text not null,
    facts text not null,
    primary key (import_id, row_number, field)
);

-- Files to be thrown away.
create table bulk.files (
    key text primary key,
    delete_after timestamptz not null
);
create index files_old on bulk.files (delete_after);
