create table t (a int primary key) partition by hash (a) partitions 2;
insert into t values (1), (2), (3);
