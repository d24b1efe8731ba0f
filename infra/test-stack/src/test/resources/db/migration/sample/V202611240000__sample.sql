create schema sample;
create extension pg_trgm;
create table sample.thing (id uuid primary key default uuidv7(), name text not null);
insert into sample.thing (name) values ('bambu');
