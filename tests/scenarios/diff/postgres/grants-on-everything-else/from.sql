create view v as select 1 as one;
create sequence q;
create function f() returns int language sql as 'select 1';
create type e as enum ('a');
create domain d as int;
create schema s;
create table t (id serial);
