create table t (a int primary key, b int) partition by hash (a) partitions 2;
insert into t values (1, 1), (2, 2);
