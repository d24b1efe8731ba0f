-- Papers that goods of this kind should have; advice to sellers.
alter table catalog.categories add column asks text[] not null default '{}';
