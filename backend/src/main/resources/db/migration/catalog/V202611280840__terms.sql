-- Terms of sale: by the piece or weighed out in steps, from a smallest order on, cheaper for many.
alter table catalog.variants
    add column weight_step_grams integer check (weight_step_grams > 0),
    add column minimum_quantity integer not null default 1 check (minimum_quantity > 0),
    add column tiers jsonb not null default '[]',
    add column government_price_rupiah bigint check (government_price_rupiah > 0),
    add column options jsonb not null default '[]',
    -- As the price that was last published or looked at.
    add column checked_tiers jsonb not null default '[]';

alter table catalog.listings
    add column daily_capacity integer check (daily_capacity > 0),
    -- Of the cooperative's register, which is another module's.
    add column maker_member_id uuid;

update catalog.review_rules
   set risky_fields = risky_fields || array['variants.tiers', 'variants.weightStepGrams'];
