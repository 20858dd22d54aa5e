create table a (id int not null, n int default 3);
create table b (own text, constraint own_full check (own <> '')) inherits (a);
alter table b alter n set default 4;
