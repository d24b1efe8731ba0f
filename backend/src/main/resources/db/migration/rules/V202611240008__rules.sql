create schema rules;
create extension if not exists btree_gist;

create table rules.rules (
    id text not null,
    valid_from date not null,
    valid_to date,
    description text not null,
    value jsonb not null,
    legal_basis text not null,
    certainty text not null check (certainty in ('HIGH', 'MEDIUM', 'LOW', 'CONFLICT')),
    confirmed_by text,
    picked_by text not null,
    primary key (id, valid_from),
    -- Two versions of one rule are never in force on the same day. One that sources disagree about is
    -- not in force until an official confirms it.
    exclude using gist (id with =, daterange(valid_from, valid_to, '[]') with &&)
        where (certainty <> 'CONFLICT' or confirmed_by is not null)
);
