create table t (a int, n int) partition by hash (a) partitions 2;
