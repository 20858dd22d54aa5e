create table t (a int, d date) partition by range (year(d)) subpartition by hash (a) subpartitions 2 (partition p0 values less than (2020));
