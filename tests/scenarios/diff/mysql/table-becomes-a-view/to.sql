create table base (a int, b int);
create view t as select a from base;
