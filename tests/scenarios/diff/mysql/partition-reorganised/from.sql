create table t (a int, d date) partition by range (year(d)) (partition p0 values less than (2020), partition p1 values less than maxvalue);
insert into t values (1, '2019-01-01'), (2, '2025-01-01'), (3, '2021-01-01');
