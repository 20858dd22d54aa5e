create table t (a int) partition by list (a) (partition p0 values in (1), partition p1 values in (2));
