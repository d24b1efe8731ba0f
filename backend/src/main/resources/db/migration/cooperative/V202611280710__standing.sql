-- Savings-and-loan cooperatives are registered too, and what keeps a verified one from selling.
alter table cooperative.cooperatives
    drop constraint cooperatives_kind_check,
    add constraint cooperatives_kind_check
        check (kind in ('PRODUCER', 'CONSUMER', 'MARKETING', 'SERVICE', 'SAVINGS_AND_LOAN')),
    drop constraint cooperatives_status_check,
    add constraint cooperatives_status_check
        check (status in ('REGISTERED', 'VERIFIED', 'SUSPENDED', 'LEFT')),
    add sector text not null default 'REAL' check (sector in ('REAL', 'SAVINGS_AND_LOAN', 'MIXED')),
    add tax_number text check (tax_number ~ '^[0-9]{16}$'),
    -- The ministry's number of the cooperative (NIK koperasi), not a person's.
    add cooperative_number text,
    add selling_limit text not null default 'NOTHING'
        check (selling_limit in ('NOTHING', 'NO_NEW_LISTINGS', 'NO_SALES')),
    add closed_from date,
    add closed_until date check (closed_until >= closed_from),
    -- Whether today is between the two, kept by a sweep: what searches and baskets ask.
    add closed boolean not null default false,
    -- Why it was suspended or has left.
    add standing_reason text,
    add check ((closed_from is null) = (closed_until is null));
create unique index cooperatives_tax_number on cooperative.cooperatives (tax_number);
create index cooperatives_closing on cooperative.cooperatives (closed_from) where closed_from is not null;
