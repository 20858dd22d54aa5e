create schema one;
create schema two;
create table one.p (id int primary key);
create table two.c (p int constraint k references one.p on delete cascade);
