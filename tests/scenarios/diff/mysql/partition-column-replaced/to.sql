create table t (b int, c int) partition by hash (b) partitions 2;
