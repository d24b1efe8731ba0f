alter table catalog.listings drop constraint listings_status_check,
    add constraint listings_status_check check (status in (
        'DRAFT', 'IN_REVIEW', 'PUBLISHED', 'CHANGES_PENDING', 'REJECTED', 'WITHDRAWN', 'ARCHIVED'));

-- On sale is what is published, and what is published while a change of it waits.
drop index catalog.listings_published;
create index listings_published on catalog.listings (published_at desc, id desc)
    where status in ('PUBLISHED', 'CHANGES_PENDING');
drop index catalog.listings_title_trigram;
create index listings_title_trigram on catalog.listings using gin (lower(title) gin_trgm_ops)
    where status in ('PUBLISHED', 'CHANGES_PENDING');

-- The price that was last published or looked at: many small rises are one big one.
alter table catalog.variants add column checked_price_rupiah bigint check (checked_price_rupiah > 0);
update catalog.variants set checked_price_rupiah = price_rupiah;

-- The version that buyers saw last, while a listing is off sale.
create table catalog.taken_off (
    listing_id uuid primary key references catalog.listings,
    version jsonb not null,
    at timestamptz not null
);

-- One row: what the dinas wants to see before buyers do.
create table catalog.review_rules (
    id integer primary key default 1 check (id = 1),
    price_up_basis_points integer not null check (price_up_basis_points between 0 and 100000),
    new_words_percent integer not null check (new_words_percent between 0 and 100),
    risky_fields text[] not null,
    default_mode text not null check (default_mode in ('ALL', 'RISKY', 'TRUSTED')),
    usual_days integer not null check (usual_days between 1 and 60),
    version bigint not null default 1
);
insert into catalog.review_rules
       (price_up_basis_points, new_words_percent, risky_fields, default_mode, usual_days)
values (800, 50,
        array['title', 'description', 'categorySlug', 'contentUnit', 'certificates', 'variants.added',
              'variants.price', 'variants.netAmount'],
        'TRUSTED', 2);

create table catalog.review_modes (
    cooperative_id uuid primary key,
    mode text not null check (mode in ('ALL', 'RISKY', 'TRUSTED')),
    version bigint not null default 1
);

create table catalog.answers (
    id uuid primary key,
    name text not null check (length(name) between 1 and 80),
    words text not null check (length(words) between 1 and 1000),
    active boolean not null default true,
    version bigint not null default 1
);
create unique index answers_name on catalog.answers (lower(name)) where active;

create table catalog.change_requests (
    id uuid primary key,
    listing_id uuid not null references catalog.listings,
    cooperative_id uuid not null,
    kind text not null check (kind in ('PUBLICATION', 'CHANGE', 'AFTERWARDS')),
    -- What it is compared with: the version on sale, or the last one that was; null when there is none.
    base jsonb,
    proposed jsonb not null,
    reasons jsonb not null,
    rules_version bigint not null,
    listing_version bigint not null,
    asked_by text not null,
    asked_at timestamptz not null,
    state text not null default 'OPEN' check (state in (
        'OPEN', 'APPROVED', 'REJECTED', 'CHANGES_ASKED', 'SUPERSEDED', 'TAKEN_BACK')),
    answer text,
    decided_by text,
    decided_at timestamptz,
    check ((state = 'OPEN') = (decided_at is null)),
    check (state not in ('REJECTED', 'CHANGES_ASKED') or answer is not null)
);
create unique index change_requests_open on catalog.change_requests (listing_id) where state = 'OPEN';
create index change_requests_inbox on catalog.change_requests (id) where state = 'OPEN';
create index change_requests_by_kind on catalog.change_requests (kind, id) where state = 'OPEN';
create index change_requests_of_listing on catalog.change_requests (listing_id, id desc);

-- A request is never changed but for its one decision, and never taken away.
create function catalog.decide_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'OPEN'
       or (to_jsonb(new) - array['state', 'answer', 'decided_by', 'decided_at'])
          <> (to_jsonb(old) - array['state', 'answer', 'decided_by', 'decided_at']) then
        raise exception 'a change request is decided once and never changed';
    end if;
    return new;
end $$;
create trigger change_requests_immutable before update or delete on catalog.change_requests
    for each row execute function catalog.decide_once();
