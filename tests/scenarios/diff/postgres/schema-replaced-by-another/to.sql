create schema two;
create type two.mood as enum ('a');
create table two.t (id serial primary key, m two.mood);
create view v as select id from two.t;
