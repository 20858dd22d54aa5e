create table b (x int, n bigint);
create table a (y int, n bigint);
