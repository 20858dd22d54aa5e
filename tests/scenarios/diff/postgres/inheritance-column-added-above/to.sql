create table a (id int not null, n int default 3);
create table b (own text) inherits (a);
