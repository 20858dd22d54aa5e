create schema one;
create type one.mood as enum ('a');
create table one.t (id serial primary key, m one.mood);
create view v as select id from one.t;
