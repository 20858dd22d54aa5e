create table a (x int, n int);
create table b (y int, n int);
insert into a values (1, 1);
