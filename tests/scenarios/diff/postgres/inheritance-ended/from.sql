create table a (id int not null, n int default 3, constraint high check (n > 0));
create table b (own text) inherits (a);
insert into b values (1, 2, 'x');
