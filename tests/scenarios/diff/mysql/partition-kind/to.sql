create table t (a int primary key, b int) partition by range (a) (partition p0 values less than (2), partition p1 values less than maxvalue);
