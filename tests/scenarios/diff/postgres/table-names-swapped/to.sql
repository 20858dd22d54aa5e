create table b (x int, n int not null);
create table a (y int, n int not null);
create view v as select b.x, a.y from b, a;
