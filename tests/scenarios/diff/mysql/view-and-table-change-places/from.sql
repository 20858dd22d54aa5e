create table a (x int, y int);
create view b as select x, y from a;
