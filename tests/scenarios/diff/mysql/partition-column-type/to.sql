create table t (a bigint, n int) partition by hash (a) partitions 2;
