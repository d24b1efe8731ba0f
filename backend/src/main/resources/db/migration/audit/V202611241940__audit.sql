create schema audit;

-- The last link of each chain; its row is locked by whoever adds the next.
create table audit.heads (
    subject text primary key,
    seq bigint not null,
    hash bytea not null
);

-- Decisions, never changed. The hash covers the bytes of canonical, so they are what counts; the
-- columns beside it are for finding.
create table audit.entries (
    subject text not null,
    seq bigint not null check (seq > 0),
    at timestamptz not null,
    actor text not null,
    operation text not null,
    canonical bytea not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (subject, seq)
);
create index entries_of_actor on audit.entries (actor, at);

-- What may have to be erased one day: the chain holds only a salted hash of it.
create table audit.personal (
    subject text not null,
    seq bigint not null,
    field text not null,
    salt text not null,
    value text not null,
    primary key (subject, seq, field),
    foreign key (subject, seq) references audit.entries
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger entries_immutable before update or delete on audit.entries
    for each row execute function audit.refuse_change();
create trigger entries_whole before truncate on audit.entries
    for each statement execute function audit.refuse_change();
