create table t (a int, d date) partition by range (year(d)) (partition p0 values less than (2020));
