create table a (x int, y text);
create view b as select x, y from a;
