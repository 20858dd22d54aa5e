create table a (id int not null);
create table b (own text);
create table c (own text) inherits (a);
alter table c inherit b;
