create schema new;
create type new.kind as enum ('a', 'b');
create table new.t (id serial primary key, k new.kind default 'a');
create view v as select * from new.t;
create function new.f(new.kind) returns new.kind language sql immutable as 'select $1';
create table uses (k new.kind default new.f('a'), id integer references new.t);
grant usage on schema new to reader;
