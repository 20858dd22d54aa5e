create table a (x int, n int);
create table b (y int, n int);
create view v as select a.x, b.y from a, b;
insert into a values (1, 1);
