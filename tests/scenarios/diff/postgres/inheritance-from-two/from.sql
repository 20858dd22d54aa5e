create table a (id int not null);
create table b (z text);
create table c (own text) inherits (a);
