create table t (a int primary key) partition by hash (a) partitions 5;
