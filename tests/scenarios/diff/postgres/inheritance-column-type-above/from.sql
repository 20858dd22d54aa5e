create table a (id int not null, n int);
create table b (own text) inherits (a);
