create table t (id int, n numeric(12,2), m numeric);
insert into t values (1, 2, 3);
