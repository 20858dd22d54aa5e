create table b (x int, y int);
create view a as select x, y from b;
