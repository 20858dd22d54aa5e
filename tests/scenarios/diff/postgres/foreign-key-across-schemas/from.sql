create schema one;
create table one.p (id int primary key);
