create schema old;
create type old.kind as enum ('a', 'b');
create table old.t (id serial primary key, k old.kind default 'a');
create view v as select * from old.t;
create function old.f(old.kind) returns old.kind language sql immutable as 'select $1';
create table uses (k old.kind default old.f('a'), id integer references old.t);
grant usage on schema old to reader;
alter default privileges in schema old grant select on tables to reader;
