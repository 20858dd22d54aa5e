create table a (id int not null);
create table b (own text) inherits (a);
