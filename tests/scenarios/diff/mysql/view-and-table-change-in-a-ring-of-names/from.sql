create table a (x int);
create view b as select x from a;
create view c as select x from b;
