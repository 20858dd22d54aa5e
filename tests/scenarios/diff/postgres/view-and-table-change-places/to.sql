create table b (x int, y text);
create view a as select x, y from b;
