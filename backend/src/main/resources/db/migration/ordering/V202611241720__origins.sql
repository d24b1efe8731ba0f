-- Where a checkout came from, coarsely, to count what one address holds; gone when its time is over.
alter table ordering.checkouts add column origin text;
create index checkouts_of_origin on ordering.checkouts (expires_at) where origin is not null;
