create table a (id int not null, n bigint);
create table b (own text) inherits (a);
