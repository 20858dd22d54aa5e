create table b (x int);
create view c as select x from b;
create view a as select x from c;
